import { abortable, type AbortSignalLike, type Host, parseParameters } from '@tweedie/core';
import { definitionOf } from '../catalogue/definitionOf.ts';
import type { FlatGraph, FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import { reportOf } from '../run/reportOf.ts';
import type { Looked } from '../types/looked.ts';

/** What nodes found outside of the document. */
export interface Looks {
  readonly looked: ReadonlyMap<string, Looked>;
  /** What they did not find. */
  readonly problems: readonly Problem[];
}

/**
 * Lets every node that depends on something outside of the document, such as a file, look at it. One with a wrong
 * parameter, or whose parameters edges bring, is passed over: it looks when it runs. Throws `aborted`.
 */
export async function look(
  graph: FlatGraph,
  host: Host,
  { signal }: { readonly signal?: AbortSignalLike } = {},
): Promise<Looks> {
  const looked = new Map<string, Looked>();
  const problems: Problem[] = [];
  const lookAt = async (node: FlatNode): Promise<void> => {
    const params = paramsOf(node);
    if (!params || isFed(graph, node)) return;
    try {
      const found = await definitionOf(node.nodeType).look?.(params, host);
      if (found) looked.set(node.id, found as Looked);
    } catch (error) {
      problems.push(problemOf(node.id, error));
    }
  };
  await abortable(Promise.all([...graph.nodes.values()].map(lookAt)), signal);
  return { looked, problems };
}

function paramsOf({ nodeType, params }: FlatNode): Readonly<Record<string, unknown>> | undefined {
  const definition = definitionOf(nodeType);
  if (!definition.look) return undefined;
  try {
    return parseParameters(nodeType.type, definition.params, params);
  } catch {
    return undefined; // told as a problem elsewhere
  }
}

function isFed({ edges }: FlatGraph, { id, nodeType }: FlatNode): boolean {
  const inputs = nodeType.definition.inputs as object;
  return edges.some(({ to: [node, port] }) => node === id && !Object.hasOwn(inputs, port));
}

function problemOf(node: string, error: unknown): Problem {
  const { message, remedy } = reportOf(error);
  return { severity: 'error', code: 'not-found', node, message, ...(remedy !== undefined && { remedy }) };
}
