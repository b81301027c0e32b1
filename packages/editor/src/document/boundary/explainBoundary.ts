import { type Connection, type End, explainChange } from '@tweedie/workflow';
import { en } from '../../strings/en.ts';
import { sameEnd } from '../edgeIds.ts';
import { withGraph } from '../graph.ts';
import { fitOf } from '../ports/fitOf.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';
import { boundarySideOf, portAt } from './boundaryEnds.ts';
import { parameterKindOf, portOfEnd } from './boundaryPorts.ts';
import { connectEnds, type Inner } from './connectBoundary.ts';

/** What the end inside of an edge is to the boundary. */
export function innerOf(state: EditorState, from: End, to: End): Inner {
  const [inner, side] = boundarySideOf(from[0]) ? ([to, 'input'] as const) : ([from, 'output'] as const);
  const isParam = side === 'input' && parameterKindOf(state, inner) !== undefined;
  return { isParam, title: portOfEnd(state, inner, side)?.title ?? inner[1] };
}

/**
 * Says whether an edge at the boundary of a subgraph may be drawn, and if not, why: by the kinds of the two ports, and by
 * what `validate` would say of the document with it, for all nodes that stand for the subgraph.
 */
export function explainBoundary(state: EditorState, from: End, to: End): Connection {
  const words = en.boundary;
  const { workflow, path } = state;
  const graph = currentGraph(state);
  const [source, target] = [portOfEnd(state, from, 'output'), portOfEnd(state, to, 'input')];
  const [start, end] = [boundarySideOf(from[0]), boundarySideOf(to[0])];
  if (start && end) return { allowed: false, ...words.through };
  const next = connectEnds(graph, from, to, innerOf(state, from, to));
  if (next === graph) {
    const inner = start ? target : source;
    return { allowed: false, message: words.already(inner?.title ?? '', start ?? 'outputs') };
  }
  if (start && source && target) {
    const refusal = refuseKinds();
    if (refusal !== undefined) return { allowed: false, message: refusal };
  }
  const explained = explainChange(state, withGraph(workflow, subgraphAt(workflow, path), next));
  const replaced = graph.edges.find((edge) => sameEnd(edge.to, to));
  return explained.allowed && replaced ? { ...explained, replaces: replaced.from } : explained;

  /** Values go from a port to several ends, which nobody checks as long as none comes. */
  function refuseKinds(): string | undefined {
    const { list } = portAt(from) ?? {};
    const kind = parameterKindOf(state, to);
    if (list === 'params') {
      if (kind === undefined) return words.onlyParameters(source!.title, target!.title);
      return kind === parameterKindOf(state, from)
        ? undefined
        : words.otherParameter(source!.title, target!.title);
    }
    if (list === undefined) return undefined;
    if (kind !== undefined && target!.kind === undefined) return words.noEdge(target!.title);
    const isKnown = source!.kind !== undefined && target!.kind !== undefined;
    return isKnown && fitOf(source!, target!) === 0
      ? words.otherKind(source!.title, source!.kind!, target!.title, target!.kind!)
      : undefined;
  }
}
