import { DropdownMenu } from 'radix-ui';
import type { JSX, ReactElement } from 'react';
import css from './list.module.css';
import type { MenuItem } from './menuItem.ts';
import { MenuItems } from './MenuItems.tsx';

export interface MenuProps {
  /** What can be chosen here: the accessible name of the list. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The button that opens it, with a name of its own. */
  readonly children: ReactElement;
  /** @default 'start' */
  readonly align?: 'start' | 'center' | 'end';
}

/** A menu that opens from a button. */
export function Menu({ label, items, children, align = 'start' }: MenuProps): JSX.Element {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={`tweedie ${css.list}`}
        >
          <MenuItems items={items} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
