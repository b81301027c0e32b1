import type { PortKind } from '@tweedie/core';
import type { CoercionName, End, TypedEdge, WorkflowEdge } from '@tweedie/workflow';
import { edgeIds } from '../edgeIds.ts';
import type { Point } from '../geometry.ts';
import { graphAt } from '../graph.ts';
import { readLayout } from '../layout/readLayout.ts';
import { portsOf, subgraphOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { prefixOf, subgraphAt } from '../subgraphs/subgraphAt.ts';
import { problemsAt } from './problemsAt.ts';
import { keep } from './stable.ts';

/** All that is drawn of an edge but where it begins and ends. */
export interface EdgeData {
  readonly edge: WorkflowEdge;
  /** Of the value where it begins; `undefined` where nothing is known of it. */
  readonly kind: PortKind | undefined;
  /** What happens to the value on its way; `titleOfCoercion` says it in words. */
  readonly coercion?: CoercionName;
  /** It brings a list. */
  readonly list: boolean;
  /** The node that it leads to runs once for each item of the list. */
  readonly mapped: boolean;
  /** Why it does not hold. */
  readonly problem?: string;
  readonly waypoints: readonly Point[];
}

/** An edge in the form that React Flow takes. */
export interface EdgeView {
  readonly id: string;
  readonly source: string;
  readonly sourceHandle: string;
  readonly target: string;
  readonly targetHandle: string;
  readonly selected: boolean;
  /** The same object as long as nothing of it changes. */
  readonly data: EdgeData;
}

const byState = new WeakMap<EditorState, readonly EdgeView[]>();
const last = new WeakMap<EditorState['catalogue'], readonly EdgeView[]>();
const byEdge = new WeakMap<WorkflowEdge, EdgeView>();
const straight: readonly Point[] = [];

/**
 * All edges of the graph that one looks at. Those that did not change are the same objects as before, and so is the list
 * where none did.
 */
export function edgeViews(state: EditorState): readonly EdgeView[] {
  const found = byState.get(state);
  if (found) return found;
  const graph = currentGraph(state);
  const ids = edgeIds(graph.edges);
  const { waypoints } = readLayout(graph.layout);
  const views = graph.edges.map((edge, i) => {
    const id = ids[i]!;
    const old = byEdge.get(edge);
    const view: EdgeView = {
      ...{
        id,
        source: edge.from[0],
        sourceHandle: edge.from[1],
        target: edge.to[0],
        targetHandle: edge.to[1],
      },
      selected: state.selection.edges.has(id),
      data: keep(old?.data, dataOf(state, edge, waypoints.get(id) ?? straight), 1),
    };
    const kept = keep(old, view, 1);
    byEdge.set(edge, kept);
    return kept;
  });
  const kept = keep(last.get(state.catalogue), views, 1);
  last.set(state.catalogue, kept);
  byState.set(state, kept);
  return kept;
}

function dataOf(state: EditorState, edge: WorkflowEdge, waypoints: readonly Point[]): EdgeData {
  const { nodes } = currentGraph(state);
  const source = ownOf(nodes, edge.from[0]);
  const port = source && portsOf(source, state)?.outputs.find(({ name }) => name === edge.from[1]);
  const path = prefixOf(state.path) + edge.to[0];
  const typed = typedAt(state, path, edge.to, subgraphAt(state.workflow, state.path));
  const problem = problemsAt(state.checked, path).find(
    (each) => each.node === path && each.port === edge.to[1] && each.severity === 'error',
  );
  const facts = typed && ownOf(state.checked.inference.outputs.get(typed.from[0]), typed.from[1]);
  return {
    edge,
    kind: facts?.kind ?? port?.kind,
    ...(typed?.coercion && { coercion: typed.coercion }),
    list: facts ? facts.list !== undefined : port?.list === true,
    mapped: typed?.mapped === true,
    ...(problem && { problem: problem.message }),
    waypoints,
  };
}

/** The edge that holds in the form that runs; through a subgraph, the first one that comes of it. */
function typedAt(
  state: EditorState,
  path: string,
  [node, port]: End,
  around: string | undefined,
): TypedEdge | undefined {
  const found = state.checked.inference.edges.get(path)?.find(({ to }) => to[1] === port);
  if (found) return found;
  const inside = ownOf(graphAt(state.workflow, around).nodes, node);
  const subgraph = inside && subgraphOf(inside);
  if (subgraph === undefined || path.split('/').length > 16) return undefined;
  const { inputs, params } = graphAt(state.workflow, subgraph);
  const end = (ownOf(inputs, port) ?? ownOf(params, port))?.to[0];
  return end && typedAt(state, `${path}/${end[0]}`, end, subgraph);
}
