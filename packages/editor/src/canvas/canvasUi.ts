import type { PortKind } from '@tweedie/core';
import type { End } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../document/geometry.ts';

/** The end of an edge that is being drawn, and what flows there. */
export interface Start {
  readonly end: End;
  readonly side: 'source' | 'target';
  readonly kind: PortKind | undefined;
  readonly list: boolean;
}

/** What is open over the canvas, or on its way: nothing of it belongs to the document. */
export interface CanvasState {
  /** The end that an edge is being drawn from. */
  readonly connecting?: Start | undefined;
  /** The palette is open: where a new node goes, and what it is to be connected to. */
  readonly palette?: { readonly at: Point; readonly start?: Start } | undefined;
  /** The list of ports that a port may be connected to is open. */
  readonly targets?: Start | undefined;
  /** The list of commands is open. */
  readonly commands: boolean;
  /** Why the last thing did not work, as a sentence. */
  readonly refusal?: string | undefined;
  /** The edge that the node at hand would go on. */
  readonly overEdge?: string | undefined;
  /** Nodes that show all of their parameters. */
  readonly expanded: ReadonlySet<string>;
  /** The node whose label is being typed. */
  readonly renaming?: string | undefined;
}

export type CanvasUi = StoreApi<CanvasState>;

export function createCanvasUi(): CanvasUi {
  return createStore<CanvasState>(() => ({ commands: false, expanded: new Set() }));
}
