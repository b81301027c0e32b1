// Priors from networks
export { type PriorCard, type Parametrisation, parametrisations, parseCard } from './card.ts';
export { createPrior, type CreatePriorOptions, type NetworkPrior } from './createPrior.ts';
export { adapt, type Adapter } from './adapters/adapters.ts';
export { edmDenoiser } from './adapters/edmDenoiser.ts';
export { padded } from './size/pad.ts';
export { tiled, type TileOptions } from './size/tile.ts';
export { priorsPlugin, priorsPlugin as default } from './plugin.ts';

// Analytic priors
export type { AnalyticPrior, AnalyticPriorOptions } from './analytic/analyticPrior.ts';
export { empiricalPrior, type EmpiricalPriorOptions } from './analytic/empiricalPrior.ts';
export { gaussianPrior, type GaussianPriorOptions } from './analytic/gaussianPrior.ts';
export { type MixtureComponent, mixturePrior, type MixturePriorOptions } from './analytic/mixturePrior.ts';
export type { Matrix } from './analytic/symmetricEigen.ts';
