import { tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { registerMatchers, type TensorMatchers } from './matchers.ts';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges with the interface of vitest
  interface Matchers<T> extends TensorMatchers<T> {}
}

registerMatchers(expect);

const a = tensor([1, 2, 2], Float32Array.of(1, 2, 3, 4));
const b = tensor([1, 2, 2], Float32Array.of(1, 2, 3, 4.5));

test('tensors within the distance are close', () => {
  expect(a).toBeCloseToTensor(a, { relative: 0 });
  expect(b).toBeCloseToTensor(a, { relative: 0.1 });
  expect(b).not.toBeCloseToTensor(a, { relative: 0.09 });
});

test('a failure names the error and the worst value', () => {
  expect(() => expect(b).toBeCloseToTensor(a, { relative: 0.01 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: expected tensors within 0.01, got a relative error of 0.0913, at worst 4.5 instead of 4 at [0,1,1]]`,
  );
  expect(() => expect(a).not.toBeCloseToTensor(a, { relative: 0.01 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: expected tensors further apart than 0.01, got a relative error of 0, at worst 1 instead of 1 at [0,0,0]]`,
  );
  const nan = tensor([1, 2, 2], Float32Array.of(1, NaN, 3, 4));
  expect(() => expect(nan).toBeCloseToTensor(a, { relative: 0.01 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: expected tensors within 0.01, got a relative error of NaN, at worst NaN instead of 2 at [0,0,1]]`,
  );
});

test('another shape is never close', () => {
  const flat = tensor([1, 4], a.data);
  expect(() => expect(flat).toBeCloseToTensor(a, { relative: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: expected a tensor of shape [1,2,2], got [1,4]]`,
  );
});
