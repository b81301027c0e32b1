import { keysOf } from '../document/items.ts';
import { subgraphOf } from '../document/ports/portsOf.ts';
import { ownOf } from '../document/records.ts';
import { currentGraph } from '../document/store/state.ts';
import type { WorkflowNode } from '@tweedie/workflow';
import type { Canvas } from '../canvas/canvasContext.ts';

/** The nodes that are selected. */
export function selectedNodes({ editor }: Pick<Canvas, 'editor'>): readonly string[] {
  return keysOf(editor.getState().selection.items, 'node');
}

export function hasNodes(canvas: Pick<Canvas, 'editor'>): boolean {
  return selectedNodes(canvas).length > 0;
}

export function hasItems({ editor }: Pick<Canvas, 'editor'>): boolean {
  return editor.getState().selection.items.size > 0;
}

export function nodeAt({ editor }: Pick<Canvas, 'editor'>, id: string): WorkflowNode | undefined {
  return ownOf(currentGraph(editor.getState()).nodes, id);
}

/** Whether all selected nodes are so. */
export function all(
  canvas: Pick<Canvas, 'editor'>,
  is: (node: WorkflowNode, id: string) => boolean,
): boolean {
  const ids = selectedNodes(canvas);
  return ids.length > 0 && ids.every((id) => is(nodeAt(canvas, id)!, id));
}

/** The one selected node that stands for a subgraph, if it does. */
export function selectedSubgraph(canvas: Pick<Canvas, 'editor'>): string | undefined {
  const [id, ...others] = selectedNodes(canvas);
  const node = id === undefined || others.length > 0 ? undefined : nodeAt(canvas, id);
  return node && subgraphOf(node) !== undefined ? id : undefined;
}
