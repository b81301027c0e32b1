import {
  defineOperator,
  isFinite,
  type LinearOperator,
  type OperatorFactory,
  param,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { boundaryParameter } from '../convolution/boundary.ts';
import { convolution } from '../convolution/convolution.ts';
import { normalise, type Psf } from '../convolution/psf.ts';

const name = 'blur';
const params = z.strictObject({
  psf: param.image({
    title: 'PSF',
    summary:
      'What a point of light becomes: a picture, where black is nothing, or weights of [height, width]',
  }),
  normalised: param.boolean({
    title: 'Normalised',
    summary: 'Whether the weights are divided by their sum, so that brightness stays',
    default: true,
  }),
  boundary: boundaryParameter,
});

/**
 * Blurs with any PSF: [C, H, W] → [C, H, W]. The PSF is a tensor `[height, width]` of weights, or a picture
 * `[1, 1 or 3, height, width]` in [-1, 1], where black, -1, weighs 0 and white 1. Its pixel
 * (⌊height/2⌋, ⌊width/2⌋) is the centre, which leaves the image where it is. `convolution` says when its singular
 * value decomposition exists.
 *
 * @throws `bad-parameter` for a PSF of another shape, a picture without black, or weights that cannot be
 * normalised.
 */
export const blur: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'Blur',
  summary: 'Each pixel spreads as a picture of the point spread function says',
  params,
  create(inputShape, { psf, normalised, boundary }) {
    const weights = readPsf(psf);
    if (normalised) checkSum(weights);
    return convolution({ name, inputShape, boundary, psf: normalised ? normalise(weights) : weights });
  },
});

function readPsf(psf: Tensor): Psf {
  if (psf.data.length === 0 || !isFinite(psf)) {
    throw new TweedieError('bad-parameter', `${name}: the PSF must hold numbers only`);
  }
  const [height, width] = psf.shape.slice(-2) as [number, number];
  if (psf.shape.length === 2) return { height, width, weights: Float64Array.from(psf.data) };
  const [batch, channels] = psf.shape as [number, number];
  if (psf.shape.length === 4 && batch === 1 && (channels === 1 || channels === 3)) return readPicture(psf);
  throw new TweedieError(
    'bad-parameter',
    `${name}: the PSF must have a shape [height, width] or [1, 1 or 3, height, width], got [${psf.shape}]`,
  );
}

/** Darker than this counts as the black that surrounds a point of light. */
const black = -0.5;

function readPicture({ shape, data }: Tensor): Psf {
  const [, channels, height, width] = shape as [number, number, number, number];
  const darkest = data.reduce((least, value) => Math.min(least, value));
  if (darkest > black) {
    throw new TweedieError(
      'bad-parameter',
      `${name}: a picture of the PSF must have black around it, -1, and the darkest pixel is ${darkest}`,
      { remedy: 'Give weights as a tensor of the shape [height, width].' },
    );
  }
  const pixels = height * width;
  const weights = Float64Array.from({ length: pixels }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[c * pixels + i]!;
    return (sum / channels + 1) / 2;
  });
  return { height, width, weights };
}

/** A sum that is mostly rounding would scale the rounding up. */
const leastSum = 1e-6;

function checkSum({ weights }: Psf): void {
  const sum = weights.reduce((a, b) => a + b, 0);
  const size = weights.reduce((a, b) => a + Math.abs(b), 0);
  if (sum > leastSum * size) return;
  throw new TweedieError(
    'bad-parameter',
    `${name}: the weights of the PSF must have a sum above 0, got ${sum}`,
    {
      remedy: 'Set normalised to false to use the weights as they are.',
    },
  );
}
