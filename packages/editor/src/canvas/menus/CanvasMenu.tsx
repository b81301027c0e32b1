import { type JSX, type MouseEvent, type ReactElement, useState } from 'react';
import type { Command, CommandContext } from '../../keyboard/command.ts';
import { strings } from '../../strings/canvas.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { PointerMenu } from '../../ui/PointerMenu.tsx';
import { menuItems } from './menuItems.tsx';
import { menuTarget } from './menuTarget.ts';

export interface CanvasMenuProps {
  readonly commands: readonly Command[];
  readonly contextOf: () => CommandContext | undefined;
  readonly children: ReactElement;
}

/** The menu of whatever is under the pointer. Fields keep the menu of the browser. */
export function CanvasMenu({ commands, contextOf, children }: CanvasMenuProps): JSX.Element {
  const [items, setItems] = useState<readonly MenuItem[]>([]);
  function onContextMenuCapture(event: MouseEvent): void {
    const context = contextOf();
    const element = event.target as Element;
    if (!context || element.closest('input, textarea')) {
      event.stopPropagation();
      return;
    }
    setItems(menuItems(menuTarget(element, context), context, commands));
  }
  return (
    <div style={{ display: 'contents' }} onContextMenuCapture={onContextMenuCapture}>
      <PointerMenu label={strings.menu} items={items}>
        {children}
      </PointerMenu>
    </div>
  );
}
