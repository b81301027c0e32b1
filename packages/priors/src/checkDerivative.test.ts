import { scale, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from './analytic/gaussianPrior.ts';
import { parseCard } from './card/card.ts';
import { checkDerivative } from './checkDerivative.ts';

const card = parseCard({
  name: 'toy',
  title: 'Toy',
  file: 'model.onnx',
  sha256: '0'.repeat(64),
  bytes: 1,
  parametrisation: 'edm-denoiser',
  inputs: { x: 'x', sigma: 'sigma' },
  output: 'denoised',
  shape: { channels: 1, height: 4, width: 4, multiple: 1 },
  range: [-1, 1],
  sigma: { min: 0.01, max: 10 },
  licence: 'MIT',
  trainingData: 'none',
});
const prior = gaussianPrior({ shape: [1, 4, 4], mean: 0.1, variance: 0.3 });

test('a right derivative passes', async () => {
  await expect(checkDerivative(card, prior)).resolves.toBeUndefined();
});

test.each([
  ['a tenth too large', (v: Tensor) => scale(1.1, v)],
  ['of the other sign', (v: Tensor) => scale(-1, v)],
  ['zero', (v: Tensor) => scale(0, v)],
])('a derivative that is %s is found', async (_, change) => {
  const wrong = {
    denoise: prior.denoise,
    async vjp(x: Tensor, sigma: number) {
      const [denoised, pullback] = await prior.vjp(x, sigma);
      return [denoised, async (v: Tensor) => change(await pullback(v))] as const;
    },
  };
  await expect(checkDerivative(card, wrong)).rejects.toThrow(
    /^toy: the derivative that the runtime computes is wrong/,
  );
});
