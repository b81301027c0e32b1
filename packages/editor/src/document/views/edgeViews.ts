import type { PortKind } from '@tweedie/core';
import type { CoercionName, End, OutputFacts, TypedEdge, WorkflowEdge } from '@tweedie/workflow';
import { type BoundaryEdge, boundaryEdges } from '../boundary/boundaryEdges.ts';
import { endOf } from '../boundary/boundaryEnds.ts';
import { portOfEnd } from '../boundary/boundaryPorts.ts';
import { edgeIds } from '../edgeIds.ts';
import type { Point } from '../geometry.ts';
import { graphAt } from '../graph.ts';
import { readLayout } from '../layout/readLayout.ts';
import { portsOf, subgraphOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { prefixOf, subgraphAt } from '../subgraphs/subgraphAt.ts';
import { factsAt } from './factsAt.ts';
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
  /** Of an edge at the boundary of a subgraph, which is none of the document: what it joins. */
  readonly boundary?: Pick<BoundaryEdge, 'port' | 'inner'>;
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
  const { workflow, checked, path, selection } = state;
  const { nodes, edges, layout } = currentGraph(state);
  const ids = edgeIds(edges);
  const { waypoints } = readLayout(layout);
  const prefix = prefixOf(path);
  const around = subgraphAt(workflow, path);
  const views = [
    ...edges.map((edge, i) => viewEdge(edge, ids[i]!)),
    ...(path.length === 0 ? [] : boundaryEdges(currentGraph(state)).map(viewBoundary)),
  ];
  const kept = keep(last.get(state.catalogue), views, 1);
  last.set(state.catalogue, kept);
  byState.set(state, kept);
  return kept;

  function viewEdge(edge: WorkflowEdge, id: string): EdgeView {
    const old = byEdge.get(edge);
    const data = keep(old?.data, dataOf(edge, waypoints.get(id) ?? straight), 1);
    const selected = selection.edges.has(id);
    if (old?.id === id && old.data === data && old.selected === selected) return old;
    const [source, sourceHandle] = edge.from;
    const [target, targetHandle] = edge.to;
    const view = { id, source, sourceHandle, target, targetHandle, selected, data };
    byEdge.set(edge, view);
    return view;
  }

  function viewBoundary({ id, port, inner, from, to }: BoundaryEdge): EdgeView {
    const old = last.get(state.catalogue)?.find((view) => view.id === id);
    const info = portOfEnd(state, endOf(port), 'output');
    const data = keep(
      old?.data,
      {
        edge: keep(old?.data.edge, { from, to }, 2),
        ...{ kind: info?.kind, list: info?.list === true, mapped: false, waypoints: straight },
        boundary: keep(old?.data.boundary, { port, inner }, 2),
      },
      1,
    );
    const selected = selection.edges.has(id);
    if (old?.data === data && old.selected === selected) return old;
    const ends = { source: from[0], sourceHandle: from[1], target: to[0], targetHandle: to[1] };
    return { id, ...ends, selected, data };
  }

  function dataOf(edge: WorkflowEdge, waypoints: readonly Point[]): EdgeData {
    const { from, to } = edge;
    const node = ownOf(nodes, from[0]);
    const port = node && portsOf(node, state)?.outputs.find(({ name }) => name === from[1]);
    const target = prefix + to[0];
    const typed = typedAt(state, target, to, around);
    const problem = problemsAt(checked, target).find(
      (each) => each.node === target && each.port === to[1] && each.severity === 'error',
    );
    const facts: OutputFacts | undefined = ownOf(factsAt(state, prefix + from[0], around), from[1]);
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
