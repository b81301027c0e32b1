import { ownOf } from '../records.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { subgraphOf } from './portsOf.ts';

/** What a type of nodes is called: the title of its definition, or the name of a subgraph of the document. */
export function titleOfType(
  { workflow, catalogue }: Pick<EditorState, 'workflow' | 'catalogue'>,
  type: string,
): string {
  const subgraph = subgraphOf({ type });
  if (subgraph !== undefined) return ownOf(workflow.subgraphs, subgraph)?.name ?? subgraph;
  return catalogue.find(type)?.definition.title ?? type;
}

/** What people call a node of the graph that one looks at: its label, or the title of its type. */
export function titleOfNode(state: Pick<EditorState, 'workflow' | 'catalogue' | 'path'>, id: string): string {
  const node = ownOf(currentGraph(state).nodes, id);
  return node ? (node.label ?? titleOfType(state, node.type)) : id;
}
