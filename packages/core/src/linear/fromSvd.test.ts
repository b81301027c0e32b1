import { expect, test } from 'vitest';
import { linearOperator } from '../contracts/linearOperator.ts';
import type { Svd } from '../contracts/operator.ts';
import type { Tensor } from '../tensor/tensor.ts';

test('an operator reads its singular values when somebody solves with it, not when it is made', async () => {
  let asked = 0;
  const same = (x: Tensor): Tensor => x;
  const svd: Svd = {
    get s() {
      asked++;
      return Float32Array.of(1, 1);
    },
    ...{ u: same, ut: same, v: same, vt: same },
  };
  const shape = [2];
  const operator = linearOperator({
    ...{ name: 'identity', inputShape: shape, outputShape: shape },
    ...{ apply: same, adjoint: same, svd },
  });
  expect(asked).toBe(0);
  const v = { shape: [1, 2], data: Float32Array.of(2, 6) };
  expect((await operator.solve(v, 1, 1)).data).toEqual(Float32Array.of(1, 3)); // v/(c·s² + d)
  expect(asked).toBeGreaterThan(0);
});
