import {
  definePlugin,
  isGaussian,
  type Measurement,
  type Metric,
  type PerSample,
  type Plugin,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { reducedChiSquared, relativeResidual } from './misfit.ts';
import { mse } from './mse.ts';
import { psnr } from './psnr.ts';
import { hasWindow, ssim } from './ssim.ts';

/** For images in [-1, 1]. A number that does not exist, such as χ² without noise, is NaN. */
const metrics: readonly Metric[] = [
  {
    name: 'psnr',
    title: 'PSNR',
    unit: 'dB',
    better: 'higher',
    ...againstReference('psnr', psnr),
  },
  {
    name: 'ssim',
    title: 'SSIM',
    unit: '',
    better: 'higher',
    ...againstReference('ssim', (x, reference) => (hasWindow(x.shape) ? ssim(x, reference) : noNumbers(x))),
  },
  {
    name: 'mse',
    title: 'Mean squared error',
    unit: '',
    better: 'lower',
    ...againstReference('mse', mse),
  },
  {
    name: 'relative-residual',
    title: 'Relative residual',
    unit: '',
    better: 'lower',
    ...againstMeasurement('relative-residual', relativeResidual),
  },
  {
    name: 'reduced-chi-squared',
    title: 'Reduced χ²',
    unit: '',
    better: 'closer-to-1',
    ...againstMeasurement('reduced-chi-squared', async (x, measurement) =>
      isNoisy(measurement) ? reducedChiSquared(x, measurement) : noNumbers(x),
    ),
  },
];

/** The metrics of Tweedie, as a plugin. */
export const metricsPlugin: Plugin = definePlugin({ name: '@tweedie/metrics', version: '0.0.0', metrics });

function againstReference(
  name: string,
  judge: (estimate: Tensor, reference: Tensor) => PerSample,
): Pick<Metric, 'needs' | 'evaluate'> {
  return {
    needs: 'reference',
    // eslint-disable-next-line @typescript-eslint/require-await -- an error is a rejection
    async evaluate(estimate, { reference }) {
      if (!reference) throw new TweedieError('bad-value', `${name}: needs a reference, got none`);
      return judge(estimate, reference);
    },
  };
}

function againstMeasurement(
  name: string,
  judge: (estimate: Tensor, measurement: Measurement) => Promise<PerSample>,
): Pick<Metric, 'needs' | 'evaluate'> {
  return {
    needs: 'measurement',
    async evaluate(estimate, { measurement }) {
      if (!measurement) throw new TweedieError('bad-value', `${name}: needs a measurement, got none`);
      return judge(estimate, measurement);
    },
  };
}

function isNoisy({ noise }: Measurement): boolean {
  return isGaussian(noise) && noise.sigma > 0;
}

function noNumbers({ shape }: Tensor): PerSample {
  return Array.from({ length: shape[0]! }, () => NaN);
}
