import type { PlanStep } from '../plan/plan.ts';

/**
 * Counts who still waits for the outputs of each step, so that what nobody waits for can be let go. `isPutOff` tells
 * the steps that wait for their inputs as long as somebody waits for them.
 */
export function createLeases(
  steps: readonly PlanStep[],
  isPutOff: (step: PlanStep) => boolean,
): {
  /** A step is over: returns those that nobody waits for any more. */
  release(node: string): readonly string[];
} {
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const sourcesOf = ({ inputs }: PlanStep): Set<string> => new Set(inputs.map(({ from }) => from[0]));
  const waiting = new Map<string, number>();
  for (const step of steps) {
    for (const source of sourcesOf(step)) waiting.set(source, (waiting.get(source) ?? 0) + 1);
  }
  return {
    release(node) {
      const freed: string[] = [];
      const over = [node];
      for (let next = over.pop(); next !== undefined; next = over.pop()) {
        for (const source of sourcesOf(byNode.get(next)!)) {
          const left = waiting.get(source)! - 1;
          waiting.set(source, left);
          if (left > 0) continue;
          freed.push(source);
          const step = byNode.get(source);
          if (step && isPutOff(step)) over.push(source);
        }
      }
      return freed;
    },
  };
}
