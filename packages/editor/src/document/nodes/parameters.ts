import type { Graph } from '../graph.ts';
import { omit, withMember } from '../records.ts';
import { changeNodes } from './changeNodes.ts';

/** Gives a parameter a value, which is JSON. */
export function setParameter(graph: Graph, node: string, name: string, value: unknown): Graph {
  return changeNodes(graph, [node], (old) => {
    const params = old.params ?? {};
    return withMember(
      old,
      'params',
      withMember<Readonly<Record<string, unknown>>, string>(params, name, value),
    );
  });
}

/** Leaves parameters out, so that they have their defaults. */
export function unsetParameters(graph: Graph, node: string, names: Iterable<string>): Graph {
  return changeNodes(graph, [node], (old) => {
    if (!old.params) return old;
    const params = omit(old.params, names);
    return withMember(old, 'params', Object.keys(params).length === 0 ? undefined : params);
  });
}
