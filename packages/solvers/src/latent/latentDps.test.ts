import {
  createRandom,
  type LatentPrior,
  finish,
  type Operator,
  sample,
  scale,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { dps } from '../guidance/dps.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { latentDps } from './latentDps.ts';

/** A prior whose pictures are its latents times `gain`. */
function latentsTimes(gain: number): LatentPrior {
  const times = (x: Tensor): Promise<Tensor> => Promise.resolve(scale(gain, x));
  return {
    ...gaussian,
    name: 'latents',
    autoencoder: {
      shape: gaussian.shape,
      factor: 1,
      encode: (x) => Promise.resolve(scale(1 / gain, x)),
      decode: times,
      decodeVjp: async (z) => [await times(z), times],
    },
  };
}

async function batch() {
  const { measurement } = await setting([1, 0.3, 0], { width: 3 });
  return { ...measurement, y: createRandom(8).normal([3, 1, 3, 3]) };
}

test('it is DPS on A∘decode, and gives the decoded picture', async () => {
  const measurement = await batch();
  const { operator: A } = measurement;
  const doubled: Operator = {
    ...{ name: A.name, inputShape: A.inputShape, outputShape: A.outputShape },
    apply: (z) => A.apply(scale(2, z)),
    vjp: async (z, v) => scale(2, await A.vjp(scale(2, z), v)),
  };
  const options = { steps: 5, seed: 3 };
  const z = await finish(dps(gaussian, { ...measurement, operator: doubled }, options));
  const seen: Tensor[] = [];
  const x = await finish(
    latentDps(latentsTimes(2), measurement, options),
    (step) => void seen.push(step.denoised),
  );
  expect(x).toEqual(scale(2, z));
  expect(seen).toHaveLength(5);
  expect(seen.at(-1)!.shape).toEqual(x.shape);
});

test('a batch of three is three runs', async () => {
  const measurement = await batch();
  const whole = await finish(latentDps(latentsTimes(2), measurement, { steps: 4, random: createRandom(5) }));
  for (const n of [0, 1, 2]) {
    const single = { ...measurement, y: sample(measurement.y, n) };
    const random = createRandom(5).lane(n);
    const alone = await finish(latentDps(latentsTimes(2), single, { steps: 4, random }));
    expect(alone.data).toEqual(sample(whole, n).data);
  }
});

test('priors of pictures and priors of latents are not taken for each other', async () => {
  const measurement = await batch();
  // @ts-expect-error -- of pictures
  await expect(finish(latentDps(gaussian, measurement))).rejects.toThrow(
    'latent-dps: needs a prior of latents, and gaussian is one of pictures',
  );
  await expect(finish(dps(latentsTimes(2), measurement))).rejects.toThrow(
    'dps: needs a prior of pictures, and latents is one of latents',
  );
});

test('pictures are those of the autoencoder, not the latents', async () => {
  const measurement = await batch();
  const { autoencoder, ...rest } = latentsTimes(1);
  const prior = {
    ...rest,
    autoencoder: { ...autoencoder, factor: 2, shape: { ...autoencoder.shape, multiple: 2 } },
  };
  await expect(finish(latentDps(prior, measurement))).rejects.toThrow(
    'latents takes images of shape [1,2·n,2·n]',
  );
});
