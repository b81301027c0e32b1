import { ContextMenu } from 'radix-ui';
import type { JSX, ReactElement } from 'react';
import css from './list.module.css';
import type { MenuItem } from './menuItem.ts';
import { MenuItems } from './MenuItems.tsx';

export interface PointerMenuProps {
  /** What can be chosen here: the accessible name of the list. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The element on which it opens. */
  readonly children: ReactElement;
}

/** A menu that opens at the pointer with the other mouse button, a long touch or the menu key. */
export function PointerMenu({ label, items, children }: PointerMenuProps): JSX.Element {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content aria-label={label} collisionPadding={8} className={`tweedie ${css.list}`}>
          <MenuItems items={items} parts={ContextMenu} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
