import { param, type Prior, type SigmaRange, TweedieError } from '@tweedie/core';
import type { z } from 'zod';

type NumberParameter = z.ZodDefault<z.ZodNumber>;

/** The parameters of a solver that walks over noise levels, with its own defaults. */
export function levelParameters(defaults: {
  readonly steps: number;
  readonly sigmaMax: number;
  readonly sigmaMin: number;
}): { steps: NumberParameter; sigmaMax: NumberParameter; sigmaMin: NumberParameter } {
  return {
    steps: param.integer({ title: 'Steps', min: 1, max: 10_000, default: defaults.steps }),
    sigmaMax: param.number({
      title: 'Largest noise level',
      summary: 'Where the run starts; never more than the prior was trained on',
      unit: 'model units',
      above: 0,
      default: defaults.sigmaMax,
    }),
    sigmaMin: param.number({
      title: 'Smallest noise level',
      summary: 'The last level before 0; never less than the prior was trained on',
      unit: 'model units',
      above: 0,
      default: defaults.sigmaMin,
    }),
  };
}

/**
 * The noise levels that were asked for, cut to those that the prior was trained on. Throws `bad-parameter`,
 * naming `place`, where nothing is left.
 */
export function levelRange(
  place: string,
  prior: Prior,
  { sigmaMax, sigmaMin }: { readonly sigmaMax: number; readonly sigmaMin: number },
): SigmaRange {
  const min = Math.max(sigmaMin, prior.sigma.min);
  const max = Math.min(sigmaMax, prior.sigma.max);
  if (min <= max) return { min, max };
  throw new TweedieError(
    'bad-parameter',
    `${place}: sigmaMin must be at most sigmaMax, got ${sigmaMin} and ${sigmaMax} with a prior for ` +
      `${prior.sigma.min} to ${prior.sigma.max}`,
  );
}
