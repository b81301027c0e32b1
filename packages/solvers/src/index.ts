// The plugin
export { solversPlugin, solversPlugin as default } from './plugin.ts';

// Optimise one image
export { redDiff } from './variational/redDiff.ts';
export { type WeightName, weights } from './variational/weights.ts';

// Sample, made consistent with the measurement in each step
export { ddrm } from './consistency/ddrm.ts';
export { ddnm } from './consistency/ddnm.ts';
export { ddnmPlus } from './consistency/ddnmPlus.ts';
export { diffPir } from './consistency/diffPir.ts';
export { dds } from './consistency/dds.ts';
export type { Start } from './startingPoint.ts';

// Sample, guided through the derivative of the prior
export { dps } from './guidance/dps.ts';
export { lgd } from './guidance/lgd.ts';
export { mcg } from './guidance/mcg.ts';
export {
  momentMatching,
  momentMatchingDenoiser,
  type MomentMatchingOptions,
} from './guidance/momentMatching.ts';
export { pigdm, pigdmDenoiser } from './guidance/pigdm.ts';
export { tmpd, tmpdDenoiser } from './guidance/tmpd.ts';

// Restore through the latents of a picture
export { latentDps } from './latent/latentDps.ts';

// Seek a mode
export { modeDirection } from './modes/modeDirection.ts';
export { type DensityPrior, modeSeekingLoss } from './modes/modeSeekingLoss.ts';
export { vmlMap, vmlMapJacobianFree } from './modes/vmlMap.ts';

// Sample, with the measured part replaced at its noise level
export { ilvr } from './projection/ilvr.ts';
export { repaint } from './projection/repaint.ts';
export { scoreAld } from './projection/scoreAld.ts';
export { scoreSde } from './projection/scoreSde.ts';

// Sample from a prior alone
export { ancestral } from './samplers/ancestral.ts';
export { dpmpp2m } from './samplers/dpmpp2m.ts';
export { euler } from './samplers/euler.ts';
export { heun } from './samplers/heun.ts';
export type { Sampler, SamplerOptions } from './samplers/sampler.ts';
export { type SamplerEntry, type SamplerName, samplers } from './samplers/samplers.ts';
export { sampleFrom, type SampleFromOptions } from './samplers/sampleFrom.ts';

// Optimisers
export { type AdamOptions, createAdam } from './optimisers/adam.ts';
export { createMomentum, type MomentumOptions } from './optimisers/momentum.ts';
export { createSgd } from './optimisers/sgd.ts';
export type { Optimiser } from './optimisers/optimiser.ts';
