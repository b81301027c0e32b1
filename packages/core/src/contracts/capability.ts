/**
 * @file One table of what a solver may need. TypeScript rejects a bad pair by it, and `explainMismatch` says
 * why to everybody else.
 */
import type { Autoencoder } from './autoencoder.ts';
import type { GaussianNoise, Measurement, Noise } from './measurement.ts';
import type { DecomposedOperator, LinearOperator, Operator } from './operator.ts';
import type { DenoiserVjp, Prior } from './prior.ts';

/** A prior whose derivative is known. */
export type DifferentiablePrior = Prior & { readonly vjp: DenoiserVjp };

/** A prior of latents, both of whose networks have a derivative. */
export type LatentPrior = DifferentiablePrior & {
  readonly autoencoder: Autoencoder & Required<Pick<Autoencoder, 'decodeVjp'>>;
};

/** What a solver may ask of an operator. */
export interface OperatorCapabilities {
  any: Operator;
  linear: LinearOperator;
  svd: DecomposedOperator;
}
/** What a solver may ask of the noise. */
export interface NoiseCapabilities {
  any: Noise;
  gaussian: GaussianNoise;
}
/** What a solver may ask of a prior. */
export interface PriorCapabilities {
  denoise: Prior;
  vjp: DifferentiablePrior;
  latent: LatentPrior;
}

/** What a solver needs: a name from each table above. */
export interface Needs {
  readonly operator: keyof OperatorCapabilities;
  readonly noise: keyof NoiseCapabilities;
  readonly prior: keyof PriorCapabilities;
}

/** The priors that satisfy a solver's needs. */
export type NeededPrior<N extends Needs> = PriorCapabilities[N['prior']];
/** The measurements that satisfy a solver's needs. */
export type NeededMeasurement<N extends Needs> = Measurement<
  OperatorCapabilities[N['operator']],
  NoiseCapabilities[N['noise']]
>;

/** Whether an operator has an adjoint. */
export function isLinear(operator: Operator): operator is LinearOperator {
  return 'adjoint' in operator;
}

/** Whether an operator knows its singular value decomposition. */
export function isDecomposed(operator: Operator): operator is DecomposedOperator {
  return isLinear(operator) && operator.svd !== undefined;
}

/** Whether noise is Gaussian, of a known σ. */
export function isGaussian(noise: Noise): noise is GaussianNoise {
  return noise.name === 'gaussian';
}

type Check<T> = readonly [has: (candidate: T) => boolean, sentence: (name: string) => string];
const always: Check<unknown> = [() => true, () => ''];

const operatorChecks: { readonly [K in keyof OperatorCapabilities]: Check<Operator> } = {
  any: always,
  linear: [isLinear, (name) => `needs a linear operator, and ${name} is not linear`],
  svd: [
    isDecomposed,
    (name) => `needs an operator with a singular value decomposition, and ${name} has none`,
  ],
};
const noiseChecks: { readonly [K in keyof NoiseCapabilities]: Check<Noise> } = {
  any: always,
  gaussian: [isGaussian, (name) => `needs Gaussian noise, and the noise is ${name}`],
};
const ofPictures: Check<Prior> = [
  ({ autoencoder }) => autoencoder === undefined,
  (name) => `needs a prior of pictures, and ${name} is one of latents`,
];
const withVjp: Check<Prior> = [
  ({ vjp }) => vjp !== undefined,
  (name) => `needs the derivative of the prior, and ${name} has none`,
];
const ofLatents: Check<Prior> = [
  ({ autoencoder }) => autoencoder !== undefined,
  (name) => `needs a prior of latents, and ${name} is one of pictures`,
];
const withDecoderVjp: Check<Prior> = [
  ({ autoencoder }) => autoencoder?.decodeVjp !== undefined,
  (name) => `needs the derivative of the decoder, and that of ${name} has none`,
];

const priorChecks: { readonly [K in keyof PriorCapabilities]: readonly Check<Prior>[] } = {
  denoise: [ofPictures],
  vjp: [ofPictures, withVjp],
  latent: [ofLatents, withVjp, withDecoderVjp],
};

/** Why a solver with these needs cannot run on this pair, as the end of a sentence; `undefined` if it can. */
export function explainMismatch(
  needs: Needs,
  { prior, measurement }: { readonly prior: Prior; readonly measurement: Measurement },
): string | undefined {
  const { operator, noise } = measurement;
  const [operatorFits, aboutOperator] = operatorChecks[needs.operator];
  const [noiseFits, aboutNoise] = noiseChecks[needs.noise];
  if (!operatorFits(operator)) return aboutOperator(operator.name);
  if (!noiseFits(noise)) return aboutNoise(noise.name);
  return priorChecks[needs.prior].find(([fits]) => !fits(prior))?.[1](prior.name);
}
