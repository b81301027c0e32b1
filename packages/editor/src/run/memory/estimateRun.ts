import type { PortFacts, SizeFacts } from '@tweedie/core';
import { type Checked, plan, type PlanStep } from '@tweedie/workflow';

/** What a run will take, as far as that is known before it. */
export interface RunEstimate {
  /** Memory, in bytes, at its most. */
  readonly bytes: number;
  /** Network evaluations. */
  readonly evaluations: number;
}

/**
 * What the network of `photos`, 3.8 MB of weights, holds at once for each pixel, in bytes: measured as the growth
 * of a process from 256×256 to 512×512 pixels, 2100 to 2230, also in a batch of 4; with its derivative, 7800 to 7900.
 * A first evaluation takes less, 1050 to 1120 and 6400; from the second on it is that.
 */
const perPixel = { forward: 2200, derivative: 7900, weights: 3.8e6 } as const;
/** Larger pictures go through a network in tiles of so many pixels a side. */
const tile = 512;
/** Pictures that a solver holds beside its estimate: x, x̂₀, noise, residual, what the operator makes on its way. */
const working = 10;

/**
 * Estimates the memory of a run: the sum of
 *
 *     4·N·C·H·W         for the outputs of each node, of all items of a list,
 *     2·w               for the weights w of each prior, as they are stored and as they run,
 *
 * and the most that one solver takes while it runs, samples one after the other:
 *
 *     4·10·C·H·W + a·min(H, 512)·min(W, 512),    a = a₀·√(w/w₀)
 *
 * where a₀ bytes for each pixel are the activations of a known network with weights w₀, with its derivative where the
 * solver needs that: k times the channels are k² times the weights, and k times the activations. What is not known counts
 * as nothing. Throws `bad-workflow` for a target that is not there.
 */
export function estimateRun(
  { graph, inference, problems }: Checked,
  targets?: readonly string[],
): RunEstimate {
  const planned = plan(graph, inference, { problems, ...(targets && { targets }) });
  const factsOf = (node: string): readonly SizedOutput[] => Object.values(inference.outputs.get(node) ?? {});
  const kept = planned.steps.map(({ node }) => sum(factsOf(node).map(bytesOfOutput)));
  const priors = new Map(planned.steps.map(({ node }) => [node, priorFacts(factsOf(node))]));
  const weights = [...priors.values()].map((prior) => 2 * (prior?.bytes ?? 0));
  const solving = planned.steps.map((step) => {
    const from = step.inputs.find(({ port, isParameter }) => port === 'prior' && !isParameter)?.from[0];
    return from === undefined ? 0 : bytesOfSolver(step, factsOf(step.node), priors.get(from)?.bytes);
  });
  return {
    bytes: Math.round(sum(kept) + sum(weights) + Math.max(0, ...solving)),
    evaluations: planned.evaluations,
  };
}

interface SizedOutput {
  readonly kind: string;
  readonly facts: object;
  readonly list?: { readonly length?: number };
}

/** Values that are pictures: of other kinds there is little. */
function bytesOfOutput({ kind, facts, list }: SizedOutput): number {
  if (kind !== 'image' && kind !== 'mask' && kind !== 'samples') return 0;
  const { channels = kind === 'mask' ? 1 : 3, height = 0, width = 0 } = facts as SizeFacts;
  const { count = 1 } = facts as PortFacts['samples'];
  return 4 * (list?.length ?? 1) * count * channels * height * width;
}

function priorFacts(outputs: readonly SizedOutput[]): PortFacts['prior'] | undefined {
  return outputs.find(({ kind }) => kind === 'prior')?.facts;
}

function bytesOfSolver(
  step: PlanStep,
  outputs: readonly SizedOutput[],
  weights: number = perPixel.weights,
): number {
  const {
    channels = 3,
    height = 0,
    width = 0,
  } = (outputs.find(({ kind }) => kind === 'samples')?.facts ?? {}) as SizeFacts;
  const each = needsDerivative(step) ? perPixel.derivative : perPixel.forward;
  const activations = each * Math.sqrt(weights / perPixel.weights);
  return (
    4 * working * channels * height * width + activations * Math.min(height, tile) * Math.min(width, tile)
  );
}

/** Whether a node refuses a prior without a derivative. */
function needsDerivative({ nodeType: { definition }, params }: PlanStep): boolean {
  try {
    definition.infer?.({ prior: { vjp: false } }, params);
    return false;
  } catch {
    return true;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
