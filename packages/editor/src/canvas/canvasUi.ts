import type { Connection } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Connections, Start } from '../document/connecting/connectionsFrom.ts';
import type { Point } from '../document/geometry.ts';

/** The edge that is being drawn. */
export interface Connecting {
  readonly connections: Connections;
  /** What is known of the port under the pointer. */
  readonly target?: Connection | undefined;
}

/** The palette is open: where a new node goes, and what it is to be connected to or put on. */
export interface PaletteRequest {
  readonly at: Point;
  readonly start?: Start;
  readonly onEdge?: string;
  /** The node that is added has the focus then, and is brought in sight. @default false */
  readonly takesFocus?: boolean;
}

/** What is open over the canvas, or on its way: nothing of it belongs to the document. */
export interface CanvasState {
  readonly connecting?: Connecting | undefined;
  readonly palette?: PaletteRequest | undefined;
  /** The list of what a node or one of its ports may be connected to is open. */
  readonly targets?: { readonly node: string; readonly start?: Start } | undefined;
  /** The list of commands is open. */
  readonly commands: boolean;
  /** Why the last thing did not work. */
  readonly refusal?: { readonly message: string; readonly remedy?: string | undefined } | undefined;
  /** The edge that the node at hand would go on. */
  readonly overEdge?: string | undefined;
  /** Where items are shown that are on their way to their places. */
  readonly gliding?: ReadonlyMap<string, Point> | undefined;
  /** Nodes that show all of their parameters. */
  readonly expanded: ReadonlySet<string>;
  /** The node whose label is being typed. */
  readonly renaming?: string | undefined;
}

export type CanvasUi = StoreApi<CanvasState>;

export function createCanvasUi(): CanvasUi {
  return createStore<CanvasState>(() => ({ commands: false, expanded: new Set() }));
}
