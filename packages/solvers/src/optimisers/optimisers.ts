import { createAdam } from './adam.ts';
import { createMomentum } from './momentum.ts';
import type { Optimiser } from './optimiser.ts';
import { createSgd } from './sgd.ts';

export type OptimiserName = 'adam' | 'momentum' | 'sgd';

/** The optimisers that there are, each with the settings of its paper. */
export const optimisers: { readonly [K in OptimiserName]: () => Optimiser } = {
  adam: createAdam,
  momentum: createMomentum,
  sgd: createSgd,
};
