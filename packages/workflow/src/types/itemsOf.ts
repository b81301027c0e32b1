import type { NodeDefinition } from '@tweedie/core';
import type { Items } from './inference.ts';
import type { EdgeInference } from './typeEdge.ts';

/** Longer lists than this, of which only the length is known, are not written out. */
const most = 10_000;

/** What a node says of the items of its list outputs, given the lists that come in. Throws nothing. */
export function itemsOf(
  definition: NodeDefinition,
  params: Readonly<Record<string, unknown>>,
  edges: readonly EdgeInference[],
): Readonly<Record<string, Items | undefined>> {
  const lists = edges
    .filter(({ edge }) => definition.inputs[edge.to[1]]?.list === true)
    .map((edge) => [edge.edge.to[1], arriving(edge)] as const);
  try {
    const items = Object.entries(definition.items?.(params, Object.fromEntries(lists)) ?? {});
    return Object.fromEntries(items.filter(([, list]) => Array.isArray(list)));
  } catch {
    return {}; // it is for totals alone; what is wrong shows when the node runs
  }
}

function arriving({ source, facts, coercion }: EdgeInference): Items | undefined {
  if (!source) return undefined;
  if (!source.list) return ['value' in facts ? facts.value : undefined];
  const { length = Infinity } = source.list;
  if (source.items && !coercion) return source.items;
  return length <= most ? Array<undefined>(length).fill(undefined) : undefined;
}
