import { en } from '../../strings/en.ts';
import { boundarySideOf } from '../boundary/boundaryEnds.ts';
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

/** What people call a node of the graph that one looks at: its label, or the title of its type. A boundary node is called after its side. */
export function titleOfNode(state: Pick<EditorState, 'workflow' | 'catalogue' | 'path'>, id: string): string {
  const side = boundarySideOf(id);
  if (side) return en.titles[side];
  const node = ownOf(currentGraph(state).nodes, id);
  return node ? (node.label ?? titleOfType(state, node.type)) : id;
}
