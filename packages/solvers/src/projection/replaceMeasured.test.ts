import { add, combine, createRandom, norm, scale, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { setting } from '../oracle/setting.ts';
import { replaceMeasured } from './replaceMeasured.ts';

const random = createRandom(4);
const x = random.normal([1, 1, 4, 8]);
const n = random.normal(x.shape);

for (const sigma of [0, 0.5, 20]) {
  test(`moves x by A⁺ of what y, noised to σ = ${sigma}, and A·x differ in`, async () => {
    const { measurement } = await setting([1, 0.4, 0], { width: 8 });
    const { y, operator: A } = measurement;
    const noisy = combine([1, y], [sigma, await A.apply(n)]);
    const wanted = add(x, await A.pseudoInverse(sub(noisy, await A.apply(x))));
    const replaced = await replaceMeasured(x, measurement, { sigma, n });
    // float32: a few roundings of images as large as σ·n
    expect(norm(sub(replaced, wanted))[0]! / (1 + norm(scale(sigma, n))[0]!)).toBeLessThan(1e-6);
  });
}
