import { limits } from '../limits.ts';

type What = 'nodes' | 'edges' | 'values';

/** Counts what a flat graph holds, so that subgraphs in subgraphs do not grow beyond all bounds. */
export interface Budget {
  /** Whether it is still within the limits. */
  spend(what: What, count?: number): boolean;
  /** The first limit that it broke. */
  broken(): What | undefined;
}

export function createBudget(): Budget {
  const left: Record<What, number> = { nodes: limits.nodes, edges: limits.edges, values: limits.values };
  let broken: What | undefined;
  return {
    spend(what, count = 1) {
      left[what] -= count;
      if (left[what] < 0) broken ??= what;
      return broken === undefined;
    },
    broken: () => broken,
  };
}
