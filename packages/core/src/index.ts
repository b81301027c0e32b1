export { errorCodes, TweedieError, type ErrorCode, type TweedieErrorOptions } from './errors.ts';
export { abortable, abortedError, type AbortSignalLike } from './abort.ts';
export type { Awaitable } from './awaitable.ts';

// Tensors
export {
  assertShape,
  full,
  isTensor,
  type PerSample,
  reshape,
  sameShape,
  type Shape,
  size,
  tensor,
  type Tensor,
  zeros,
} from './tensor/tensor.ts';
export {
  add,
  clamp,
  type Coefficient,
  combine,
  map,
  multiply,
  scale,
  sub,
  type Term,
  zip,
} from './tensor/arithmetic.ts';
export { dot, isFinite, mean, norm } from './tensor/reduce.ts';
export { concatenate, repeat, sample, samples } from './tensor/batch.ts';

// Images
export { assertImage, type Depth, depthOf, type Image, maxCode } from './image/image.ts';
export { type ImageTensor, toTensor } from './image/toTensor.ts';
export { toImage, type ToImageOptions } from './image/toImage.ts';
export { toGrey } from './image/toGrey.ts';
export { luma } from './image/luma.ts';
export { magnitude } from './image/magnitude.ts';

// Random numbers
export type { Random } from './random/random.ts';
export { createRandom } from './random/createRandom.ts';

// Noise levels
export { type KarrasOptions, karrasSigma, karrasSigmas } from './schedule/karrasSigmas.ts';
export { logUniformSigmas } from './schedule/logUniformSigmas.ts';
export type { SigmaRange } from './schedule/range.ts';
export { ancestralStep, steps } from './schedule/steps.ts';
export {
  alphaBarsOf,
  type CosineBetas,
  cosineAlphaBars,
  ddpmAlphaBars,
  type LinearBetas,
  scaledLinearAlphaBars,
  withZeroTerminalSnr,
} from './schedule/alphaBars.ts';
export { alphaBarOf, sigmaOf } from './schedule/conversions.ts';
export { sigmaAt, timestepOf } from './schedule/timesteps.ts';

// Fourier and cosine transforms
export type { ComplexTensor } from './fft/complex.ts';
export { fft, fft2, ifft, ifft2 } from './fft/fft.ts';
export { irfft, irfft2, rfft, rfft2 } from './fft/real.ts';
export { dct2, idct2 } from './fft/dct.ts';
export { type CosineFilter, filterDct2 } from './fft/filterDct2.ts';

// Linear systems
export { conjugateGradient, type ConjugateGradientOptions } from './linear/conjugateGradient.ts';
export { rememberLast } from './linear/rememberLast.ts';
export { type LinearMap, lsqr, type LsqrOptions } from './linear/lsqr.ts';

// The nouns
export {
  type Denoiser,
  type DenoiserVjp,
  type EvaluationOptions,
  picturesOf,
  type Prior,
  type PriorShape,
  type Pullback,
} from './contracts/prior.ts';
export type { Autoencoder } from './contracts/autoencoder.ts';
export type { DecomposedOperator, LinearOperator, Operator, Svd } from './contracts/operator.ts';
export { linearOperator, type LinearOperatorSpec } from './contracts/linearOperator.ts';
export { type GaussianNoise, measure, type Measurement, type Noise } from './contracts/measurement.ts';
export { finish, type Iterate, type Iteration, type Solve, type Step } from './contracts/solver.ts';
export type { Metric, MetricContext } from './contracts/metric.ts';
export type { DerivativePair, Feeds, Network, NetworkInput, Runtime } from './contracts/runtime.ts';

// What runtimes share
export type { Engine } from './runtime/engine.ts';
export { networkOver, type NetworkOptions } from './runtime/networkOver.ts';
export { createTurns, type Turns } from './runtime/createTurns.ts';
export { badModel, sentenceOf } from './runtime/failures.ts';

// Contracts, and what fits together
export {
  type DifferentiablePrior,
  explainMismatch,
  isDecomposed,
  isGaussian,
  isLinear,
  type LatentPrior,
  type NeededMeasurement,
  type NeededPrior,
  type Needs,
} from './contracts/capability.ts';

// Parameters
export { param } from './parameters/param.ts';
export { parseParameters } from './parameters/parse.ts';
export { describeParameters, jsonSchema, type ParameterDescription } from './parameters/describe.ts';

// Workflows
export type {
  Chart,
  OperatorFacts,
  OperatorRecipe,
  PortFacts,
  PortKind,
  PortValues,
  SizeFacts,
  Table,
} from './contracts/ports.ts';
export type { BlobStore } from './contracts/blobStore.ts';
export type { Host, ImageFacts, PriorInfo } from './contracts/host.ts';
export {
  defineNode,
  type FactsOf,
  type NodeContext,
  type NodeDefinition,
  type NodeSpec,
  type Port,
  type Ports,
  type Values,
} from './define/node.ts';

// Plugins
export {
  defineNoise,
  defineOperator,
  type Definition,
  type NoiseFactory,
  type NoiseSpec,
  type OperatorFactory,
  type OperatorSpec,
} from './define/operator.ts';
export {
  defineSolver,
  residualNorm,
  type RunOptions,
  type Solver,
  type SolverDefinition,
  type SolverSpec,
  takesShape,
} from './define/solver.ts';
export { type Watch, watchPrior } from './define/watchPrior.ts';
export {
  type AnyNode,
  type AnyNoiseFactory,
  type AnyOperatorFactory,
  type AnySolver,
  definePlugin,
  type Plugin,
  pluginApi,
  type PriorEntry,
} from './define/plugin.ts';
export { type Catalogue, createRegistry, type Registry } from './define/registry.ts';
