import { ancestral } from './ancestral.ts';
import { dpmpp2m } from './dpmpp2m.ts';
import { euler } from './euler.ts';
import { heun } from './heun.ts';
import type { Sampler } from './sampler.ts';

/** A sampler with its facts. */
export interface SamplerEntry {
  readonly title: string;
  readonly run: Sampler;
  /** How many times `steps` levels and a final 0 evaluate the network. */
  evaluations(steps: number): number;
}

export type SamplerName = 'euler' | 'heun' | 'ancestral' | 'dpmpp2m';

/** The samplers that there are. */
export const samplers: { readonly [K in SamplerName]: SamplerEntry } = {
  euler: { title: 'Euler', run: euler, evaluations: (steps) => steps },
  heun: { title: 'Heun', run: heun, evaluations: (steps) => 2 * steps - 1 },
  ancestral: { title: 'Ancestral', run: ancestral, evaluations: (steps) => steps },
  dpmpp2m: { title: 'DPM-Solver++(2M)', run: dpmpp2m, evaluations: (steps) => steps },
};
