import { defineNoise, map, type NoiseFactory, param, zip } from '@tweedie/core';
import { z } from 'zod';

const params = z.strictObject({
  read: param.number({
    title: 'Read noise',
    summary: 'The standard deviation where there is no light',
    unit: 'model units',
    above: 0,
    default: 0.02,
  }),
  gain: param.number({
    title: 'Gain',
    summary: 'The variance that full light adds',
    unit: 'model units²',
    min: 0,
    default: 0.01,
  }),
});

/**
 * The noise of a camera's sensor: `y ~ N(c, v(c))`, `v(c) = read² + gain·max(0, (c + 1)/2)`, for a clean image c in
 * [-1, 1]. The part that grows with the light is the photons' own. Foi, Trimeche, Katkovnik, Egiazarian (2008), eq. 2.
 */
export const sensorNoise: NoiseFactory<typeof params> = defineNoise({
  name: 'sensor-noise',
  title: 'Sensor noise',
  summary: 'The more light, the more noise: variance read² + gain·light',
  params,
  create({ read, gain }) {
    const variance = (clean: number): number => read ** 2 + gain * Math.max(0, (clean + 1) / 2);
    return {
      name: 'sensor-noise',
      sample: (clean, random) => {
        const n = random.normal(clean.shape);
        return zip(clean, n, (c, value) => c + Math.sqrt(variance(c)) * value);
      },
      // −log p = (y − c)²/2v + ½·log v, and v depends on c too.
      gradient: (y, clean) =>
        map(clean, (c, i) => {
          const [v, slope] = [variance(c), c > -1 ? gain / 2 : 0];
          const off = y.data[i]! - c;
          return -off / v + (slope / (2 * v)) * (1 - off ** 2 / v);
        }),
    };
  },
});
