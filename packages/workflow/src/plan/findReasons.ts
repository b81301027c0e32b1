import type { FlatGraph } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { Inference } from '../types/inference.ts';

/** Why nodes cannot run, as sentences, by node. A problem of a subgraph is one of all that is in it. */
export function findReasons(
  graph: FlatGraph,
  inference: Inference,
  problems: readonly Problem[],
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const errors = new Map<string, string>();
  for (const { severity, node, message } of problems) {
    if (severity === 'error' && node !== undefined && !errors.has(node)) errors.set(node, message);
  }
  const ordered = new Set(inference.order);
  for (const node of graph.nodes.keys()) {
    if (!ordered.has(node)) reasons.set(node, errors.get(node) ?? 'It stands in a circle, or hangs on one');
  }
  for (const node of inference.order) {
    const place = selfAndOuter(node).find((outer) => errors.has(outer));
    const broken = (inference.edges.get(node) ?? []).find(({ from }) => reasons.has(from[0]));
    if (place !== undefined) reasons.set(node, errors.get(place)!);
    else if (!inference.params.has(node)) reasons.set(node, `The parameters of ${node} are wrong`);
    else if (broken) reasons.set(node, `It hangs on ${broken.from[0]}, which cannot run`);
  }
  return reasons;
}

/** `a/b/c`, `a/b`, `a` */
function selfAndOuter(node: string): string[] {
  const parts = node.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}
