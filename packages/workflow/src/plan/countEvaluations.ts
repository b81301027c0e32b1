import type { NodeType } from '../catalogue/catalogue.ts';

/** How many network evaluations one run of a node takes; 0 where it does not tell. */
export function countEvaluations(
  { definition }: NodeType,
  params: Readonly<Record<string, unknown>>,
): number {
  try {
    const count: unknown = definition.evaluations?.(params);
    return typeof count === 'number' && count > 0 && Number.isFinite(count) ? count : 0;
  } catch {
    return 0; // it is for the remaining time alone; what is wrong shows when the node runs
  }
}
