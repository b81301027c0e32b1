import { coerce } from '../types/coercions.ts';
import type { Inference } from '../types/inference.ts';
import { countEvaluations } from './countEvaluations.ts';
import type { PlanInput, PlanStep } from './plan.ts';

/** The most runs of a step that are counted one by one. */
const most = 10_000;

/**
 * Network evaluations in all runs of a step, as far as that is known before them: with the parameters that edges bring, each
 * run with its own, and of those that are not known what the form says. One run where it is not known how many there are.
 */
export function evaluationsOf(
  inference: Inference,
  { nodeType, params, inputs, items = 1 }: Pick<PlanStep, 'nodeType' | 'params' | 'inputs' | 'items'>,
): number {
  const brought = inputs.filter(({ isParameter }) => isParameter);
  if (brought.length === 0 || items > most) return countEvaluations(nodeType, params) * items;
  let count = 0;
  for (let i = 0; i < items; i++) {
    const known = brought
      .map((input) => [input.port, valueAt(inference, input, i)] as const)
      .filter(([, value]) => value !== undefined);
    count += countEvaluations(nodeType, { ...params, ...Object.fromEntries(known) });
  }
  return count;
}

function valueAt(inference: Inference, { from, mapped, coercion }: PlanInput, i: number): unknown {
  const outputs = inference.outputs.get(from[0]) ?? {};
  const output = Object.hasOwn(outputs, from[1]) ? outputs[from[1]] : undefined;
  const single = output && 'value' in output.facts ? output.facts.value : undefined;
  const value = mapped ? output?.items?.[i] : single;
  return coercion === undefined || value === undefined ? value : coerce(coercion, value);
}
