import {
  type Denoiser,
  type Iteration,
  karrasSigmas,
  param,
  type Prior,
  type Random,
  scale,
} from '@tweedie/core';
import type { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { type SamplerName, samplers } from '../samplers/samplers.ts';

type LevelParameters = ReturnType<typeof levelParameters>;

/** The parameters of a method that guides a denoiser, and leaves the way to a sampler. */
export interface GuidedParameters extends LevelParameters {
  readonly sampler: z.ZodDefault<z.ZodEnum<{ [S in SamplerName]: S }>>;
  readonly eta: z.ZodDefault<z.ZodNumber>;
}

export function guidedParameters(steps: number): GuidedParameters {
  return {
    ...levelParameters({ steps, sigmaMax: 20, sigmaMin: 0.01 }),
    sampler: param.choice(['euler', 'heun', 'ancestral', 'dpmpp2m'], {
      title: 'Sampler',
      summary: 'How the noise levels are walked down',
      default: 'ancestral',
    }),
    eta: param.number({
      title: 'Fresh noise η',
      summary: 'Its share in each step of the ancestral sampler',
      min: 0,
      max: 1,
      default: 1,
    }),
  };
}

export interface GuidedOptions {
  readonly steps: number;
  readonly sigmaMax: number;
  readonly sigmaMin: number;
  readonly sampler: SamplerName;
  readonly eta: number;
  readonly random: Random;
}

/** Samples by a denoiser that knows of the measurement, from pure noise `[N, C, H, W]`. */
export function sampleGuided(
  denoise: Denoiser,
  { name, prior, shape }: { readonly name: string; readonly prior: Prior; readonly shape: readonly number[] },
  { steps, sampler, eta, random, ...options }: GuidedOptions,
): Iteration {
  const sigmas = karrasSigmas(steps, levelRange(name, prior, options));
  const x = scale(sigmas[0]!, random.normal(shape));
  return samplers[sampler].run(denoise, { x, sigmas, random, eta });
}
