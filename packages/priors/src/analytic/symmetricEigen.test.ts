import { createRandom } from '@tweedie/core';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetricEigen.ts';

test.each([1, 2, 7, 20])(
  'a symmetric matrix of %d rows is the sum of its parts, which are orthonormal',
  (n) => {
    const b = createRandom(n).normal([n, n]).data;
    const a = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => b[i * n + j]! + b[j * n + i]!),
    );
    const { values, vectors } = symmetricEigen(a, 'test');
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const entry = vectors.reduce((sum, q, k) => sum + values[k]! * q[i]! * q[j]!, 0);
        expect(Math.abs(entry - a[i]![j]!)).toBeLessThan(1e-13 * n);
        const product = vectors[i]!.reduce((sum, value, k) => sum + value * vectors[j]![k]!, 0);
        expect(Math.abs(product - Number(i === j))).toBeLessThan(1e-14 * n);
      }
    }
  },
);

test('a diagonal matrix has its diagonal for eigenvalues', () => {
  expect(
    symmetricEigen(
      [
        [3, 0],
        [0, -1],
      ],
      'test',
    ).values,
  ).toEqual(Float64Array.of(3, -1));
});
