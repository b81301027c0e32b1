import type { ReactNode } from 'react';

/** A line of a menu. */
export type MenuItem = MenuAction | MenuCheck | MenuGroup | MenuHeading | 'separator';

export interface MenuAction {
  readonly title: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  /** Keys that do the same. */
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  /** For what takes something away. */
  readonly danger?: boolean;
}

/** Something that is on or off. */
export interface MenuCheck {
  readonly title: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
}

/** A menu in a menu. */
export interface MenuGroup {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

export interface MenuHeading {
  readonly heading: string;
}
