import type { ReactFlowInstance } from '@xyflow/react';
import type { Canvas } from '../canvas/canvasContext.ts';
import type { Point } from '../document/geometry.ts';
import type { groupTitles } from '../strings/commands.ts';
import type { KeyPress } from './matchKeys.ts';

/** What commands work with. */
export interface CommandContext extends Canvas {
  readonly flow: ReactFlowInstance;
  /** The element that the canvas is in. */
  readonly root: HTMLElement;
  /** Where the pointer is on the canvas, or else the middle of what is in sight. */
  readonly pointer: () => Point;
  /** Where a new node goes: to the pointer, or else to where there is room. */
  readonly room: () => Point;
}

/** Something that can be done, by keys, from menus and from the list of commands. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: keyof typeof groupTitles;
  /** Any of these, as "Ctrl+Shift+E"; Ctrl is ⌘ on a Mac. The first is shown. */
  readonly keys: readonly string[];
  /** The browser sends its own event for these keys, such as a paste: they are not listened to. */
  readonly native?: true;
  /** The key may be held down. */
  readonly repeats?: true;
  /** Whether it can be done now. @default always */
  readonly when?: (context: CommandContext, press?: KeyPress) => boolean;
  readonly run: (context: CommandContext, press?: KeyPress) => void;
}
