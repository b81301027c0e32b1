import type { ProblemName } from './problems.ts';

/** Parameters of a solver, and of how many samples its answer is the mean. */
export interface Settings {
  readonly samples?: number;
  readonly [parameter: string]: unknown;
}

/**
 * Chosen for the mean PSNR on the photographs in `pictures/tuning` by small grids, at 128×128 with the first weights of the
 * prior `photos`. A first table showed that those of DPS, of RED-diff for deblurring and of ΠGDM for super-resolution had to
 * be looked at again: they were chosen anew, on the same photographs, at 256×256, where λ of total variation is still the
 * best. A sample of the posterior has up to 3 dB less than its mean, so that those who draw samples answer with the mean of
 * a few.
 */
export const settings: Readonly<Record<string, Readonly<Record<ProblemName, Settings>>>> = {
  tv: {
    inpainting: { lambda: 0.03, steps: 400 },
    'super-resolution': { lambda: 0.006, steps: 100 },
    deblurring: { lambda: 0.006, steps: 100 },
  },
  'red-diff': {
    inpainting: { steps: 80, lambda: 0.5, weight: 'sqrt', learningRate: 0.2, rate: 'linear' },
    'super-resolution': { steps: 50, lambda: 0.5, weight: 'sqrt', learningRate: 0.2, rate: 'linear' },
    deblurring: { steps: 50, lambda: 0.1, learningRate: 0.2, rate: 'linear', sigmaMin: 0.05, sigmaMax: 1 },
  },
  ddrm: {
    inpainting: { samples: 4, steps: 20 },
    'super-resolution': { samples: 4, steps: 10, sigmaMax: 3 },
    deblurring: { samples: 4, steps: 10, sigmaMax: 3 },
  },
  'diff-pir': {
    inpainting: { samples: 4, steps: 20 },
    'super-resolution': { samples: 4, steps: 10, sigmaMax: 3 },
    deblurring: { samples: 4, steps: 10, sigmaMax: 3 },
  },
  dps: {
    inpainting: { samples: 4, steps: 20, zeta: 0.5, sigmaMin: 0.05, sigmaMax: 5 },
    'super-resolution': { samples: 2, steps: 20, sigmaMin: 0.05, sigmaMax: 5 },
    deblurring: { samples: 4, steps: 20, zeta: 0.7, sigmaMax: 3 },
  },
  pigdm: {
    inpainting: { samples: 2, steps: 40, dataSigma: 1, sigmaMax: 3 },
    'super-resolution': { samples: 4, steps: 20, dataSigma: 1, sigmaMin: 0.1, sigmaMax: 3 },
    deblurring: { samples: 2, steps: 40, dataSigma: 1, sigmaMax: 3 },
  },
};
