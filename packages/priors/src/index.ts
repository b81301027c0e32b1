// Analytic priors
export type { AnalyticPrior, AnalyticPriorOptions } from './analytic/analyticPrior.ts';
export { empiricalPrior, type EmpiricalPriorOptions } from './analytic/empiricalPrior.ts';
export { gaussianPrior, type GaussianPriorOptions } from './analytic/gaussianPrior.ts';
export { type MixtureComponent, mixturePrior, type MixturePriorOptions } from './analytic/mixturePrior.ts';
export type { Matrix } from './analytic/symmetricEigen.ts';
