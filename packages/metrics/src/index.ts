// Against a reference
export { mse } from './mse.ts';
export { psnr, type PsnrOptions } from './psnr.ts';
export { ssim, type SsimOptions } from './ssim.ts';

// Against the measurement
export { reducedChiSquared, relativeResidual } from './misfit.ts';

export { metricsPlugin, metricsPlugin as default } from './plugin.ts';
