import { expect, test, vi } from 'vitest';
import { zeros } from '../tensor/tensor.ts';
import { rememberLast } from './rememberLast.ts';

test('the same tensor is worked on once, another one anew', () => {
  const f = vi.fn((x: { readonly shape: readonly number[] }) => x.shape[0]);
  const remembered = rememberLast(f);
  const [a, b] = [zeros([1, 2]), zeros([2, 2])];
  expect([remembered(a), remembered(a), remembered(b), remembered(a)]).toEqual([1, 1, 2, 1]);
  expect(f).toHaveBeenCalledTimes(3);
});
