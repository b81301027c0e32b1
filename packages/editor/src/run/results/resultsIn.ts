import type { RunRecord } from '../runRecord.ts';

/** The nodes whose outputs a run has at hand: those that have finished, and were asked for, or that nothing else of the run hangs on. */
export function resultsIn({
  state,
  workflow,
  targets = [],
}: Pick<RunRecord, 'state' | 'workflow' | 'targets'>): readonly string[] {
  const nodes = state?.nodes ?? {};
  const finished = Object.entries(nodes).filter(([, { status }]) => status.is === 'finished');
  return finished
    .map(([node]) => node)
    .filter(
      (node) =>
        targets.includes(node) ||
        !workflow.edges.some(({ from, to }) => from[0] === node && Object.hasOwn(nodes, to[0])),
    );
}

/** The result that most comes together in, a comparison before a single picture; of equals the first. */
export function richestOf(
  results: readonly string[],
  { workflow }: Pick<RunRecord, 'workflow'>,
): string | undefined {
  const inputs = (node: string): number => workflow.edges.filter(({ to }) => to[0] === node).length;
  return results.toSorted((a, b) => inputs(b) - inputs(a))[0];
}
