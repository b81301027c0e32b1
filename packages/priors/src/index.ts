// Priors from networks
export { type PriorCard, type Parametrisation, parseCard } from './card/card.ts';
export { type NetworkFacts, readSchedulerConfig } from './card/readSchedulerConfig.ts';
export { type Schedule } from './card/schedule.ts';
export { type FiniteDifferenceOptions, withFiniteDifferences } from './withFiniteDifferences.ts';
export { createPrior, type CreatePriorOptions, type NetworkPrior } from './createPrior.ts';
export { type CoderNetworks } from './createAutoencoder.ts';
export { bytesOfCard, filesOf, networksOf, shapeOfCard } from './card/facts.ts';
export { type AutoencoderCard, type CoderCard } from './card/autoencoder.ts';
export { type NetworkFile, type PinnedFile } from './card/files.ts';
export { adapt, type AdaptOptions } from './adapters/adapt.ts';
export { perChannel } from './perChannel.ts';
export { padded } from './size/pad.ts';
export { tiled, type TileOptions } from './size/tile.ts';
export { priorsPlugin, priorsPlugin as default } from './plugin.ts';

// Cards for networks that have none
export type { ModelFacts, ModelValue } from './guess/modelFacts.ts';
export { type BorderHints, type Borders, guessBorders, needsClasses } from './guess/guessBorders.ts';
export { type Kind, kindsOf } from './guess/kinds.ts';
export { draftCard } from './guess/draftCard.ts';
export { findMultiple } from './guess/findMultiple.ts';
export { contenders, type Ranked, rankKinds, type Ranking, type RankOptions } from './guess/rankKinds.ts';
export { highestSigma } from './guess/highestSigma.ts';

// Whether a prior is one
export { areFine, checkPrior, type PriorReport } from './check/checkPrior.ts';
export { checkReading, countReadings, type Reading } from './check/checkReading.ts';
export { type MeasureOptions, type PriorLevel } from './check/measureLevels.ts';
export type { PriorCheck } from './check/priorCheck.ts';

// Models from elsewhere
export {
  fileOf,
  type ModelAddress,
  type ModelAddressOptions,
  parseModelAddress,
} from './download/modelAddress.ts';
export { type Answer, judgeAnswer, type Judgement } from './download/judgeAnswer.ts';
export { type Part, rangeHeaders } from './download/part.ts';
export { assertSecure, hostOf } from './download/secure.ts';

// Analytic priors
export type { AnalyticPrior, AnalyticPriorOptions } from './analytic/analyticPrior.ts';
export { empiricalPrior, type EmpiricalPriorOptions } from './analytic/empiricalPrior.ts';
export { gaussianPrior, type GaussianPriorOptions } from './analytic/gaussianPrior.ts';
export { type MixtureComponent, mixturePrior, type MixturePriorOptions } from './analytic/mixturePrior.ts';
export type { Matrix } from './analytic/symmetricEigen.ts';
export { deadLeaves } from './guess/deadLeaves.ts';
