import { type JSX, type MouseEvent, type PointerEvent, type ReactElement, useRef, useState } from 'react';
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

/** In milliseconds; the menu opens a little later, at 700. */
const holdTime = 600;

/** The menu of whatever is under the pointer. Fields keep the menu of the browser. */
export function CanvasMenu({ commands, contextOf, children }: CanvasMenuProps): JSX.Element {
  const held = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [items, setItems] = useState<readonly MenuItem[]>([]);
  function onContextMenuCapture(event: MouseEvent): void {
    if (event.ctrlKey && event.button === 2)
      event.preventDefault(); // it is a knife
    else if (prepare(event.target as Element)) return;
    event.stopPropagation();
  }
  /** A finger that stays brings the menu without an event of its own: what it will hold is found before. */
  function onPointerDownCapture({ pointerType, target }: PointerEvent): void {
    clearTimeout(held.current);
    if (pointerType !== 'mouse') held.current = setTimeout(() => prepare(target as Element), holdTime);
  }
  function prepare(element: Element): boolean {
    const context = contextOf();
    if (!context || element.closest('input, textarea')) return false;
    setItems(menuItems(menuTarget(element, context), context, commands));
    return true;
  }
  return (
    <div
      style={{ display: 'contents' }}
      onContextMenuCapture={onContextMenuCapture}
      onPointerDownCapture={onPointerDownCapture}
      onPointerMoveCapture={() => clearTimeout(held.current)}
      onPointerUpCapture={() => clearTimeout(held.current)}
    >
      <PointerMenu label={strings.menu} items={items}>
        {children}
      </PointerMenu>
    </div>
  );
}
