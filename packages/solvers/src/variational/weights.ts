import { z } from 'zod';

export type WeightName =
  'const' | 'linear' | 'sqrt' | 'square' | 'log' | 'truncated-linear' | 'power-two-thirds';

/** How much the prior counts at noise level σ (its "1/SNR"). Mardani et al. (2024). */
export const weights: { readonly [K in WeightName]: (sigma: number) => number } = {
  const: () => 1,
  linear: (sigma) => sigma,
  sqrt: Math.sqrt,
  square: (sigma) => sigma ** 2,
  log: Math.log1p,
  'truncated-linear': (sigma) => Math.min(sigma, 1),
  'power-two-thirds': (sigma) => Math.cbrt(sigma ** 2),
};

/** A weight by name, or any function of σ. */
export const weightParameter: z.ZodDefault<z.ZodType<WeightName | ((sigma: number) => number)>> = z
  .union([
    z.enum(['const', 'linear', 'sqrt', 'square', 'log', 'truncated-linear', 'power-two-thirds']),
    z.custom<(sigma: number) => number>((value) => typeof value === 'function', 'must be a function of σ'),
  ])
  .default('linear')
  .meta({ title: 'Weight over noise levels', description: 'How λ grows with σ' });
