import { full, isDecomposed, type LinearOperator, tensor, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianBlur } from '../blur/gaussianBlur.ts';
import { greyScale } from '../colour/greyScale.ts';
import { bicubicDownsampling } from '../downsampling/bicubicDownsampling.ts';
import { blockMean } from '../downsampling/blockMean.ts';
import { boxInpainting } from '../inpainting/boxInpainting.ts';
import { compose } from './compose.ts';
import { identity } from './identity.ts';
import { scaled } from './scaled.ts';
import { stack } from './stack.ts';
import { isTightFrame } from './tightFrame.ts';

const shape = [3, 8, 8];
const [grey, half] = [greyScale(shape), blockMean(shape, { factor: 2 })];
const spread = gaussianBlur(shape, { sigma: 1 });

test('a composition is named as it is written, and so are factors and stacks', () => {
  expect(compose(greyScale([3, 4, 4]), half).name).toBe('grey-scale ∘ block-mean');
  expect(scaled(half, -2).name).toBe('-2 · block-mean');
  expect(stack(half, spread, grey).name).toBe('stack(block-mean, gaussian-blur, grey-scale)');
});

test.each<[string, LinearOperator, boolean]>([
  ['a mask after a block mean', compose(boxInpainting([3, 4, 4]), half), true],
  ['a blur after grey scale', compose(gaussianBlur([1, 8, 8], { sigma: 1 }), grey), true],
  ['bicubic downsampling after the identity', compose(bicubicDownsampling(shape), identity(shape)), true],
  ['a scaled identity after a blur', compose(scaled(identity(shape), 3), spread), true],
  ['a mask after a blur', compose(boxInpainting(shape), spread), false],
  ['a block mean after a mask', compose(half, boxInpainting(shape)), false],
  ['a block mean after a blur', compose(half, spread), false],
])('%s: whether it has a decomposition', (_, operator, expected) => {
  expect(isDecomposed(operator)).toBe(expected);
});

test('a composition of tight frames is one, and so are its multiples', () => {
  const A = scaled(compose(greyScale([3, 4, 4], { weights: 'mean' }), half), -3);
  expect(isTightFrame(A)).toBe(true);
  expect(A.gain).toBeCloseTo((3 * 0.5) / Math.sqrt(3), 12);
  expect(isTightFrame(spread)).toBe(false);
});

test.each<[string, (A: LinearOperator) => LinearOperator, number]>([
  ['a factor', (A) => scaled(A, -2), 2],
  ['a rotation after it', (A) => compose(scaled(identity(shape), -2), A), 2],
  ['a frame before it', (A) => compose(A, scaled(identity(shape), 2)), 1],
])('%s hands slack on in units of the operator', async (_, wrap, gain) => {
  const slacks: (number | undefined)[] = [];
  const A: LinearOperator = {
    ...spread,
    prox: (z, y, rho, slack) => (slacks.push(slack), spread.prox(z, y, rho)),
  };
  const x = full([1, ...shape], 1);
  await wrap(A).prox(x, x, 1, 0.5);
  expect(slacks).toEqual([0.5 / gain]);
});

test('only what fits together is composed or stacked', () => {
  expect(() => compose(grey, greyScale(shape))).toThrow(
    'compose: grey-scale takes [3,8,8], and grey-scale gives [1,8,8]',
  );
  expect(() => stack(half, greyScale([3, 4, 4]))).toThrow(
    'stack: block-mean takes [3,8,8], and grey-scale takes [3,4,4]',
  );
});

test.each([0, NaN, Infinity])('a factor of %d is refused', (c) => {
  expect(() => scaled(grey, c)).toThrow(`scaled: the factor must be a number other than 0, got ${c}`);
});

test('a stack joins the measurements of each sample', async () => {
  const x = tensor([2, 3, 1, 1], Float32Array.of(1, 2, 3, 4, 5, 6));
  const A = stack(identity([3, 1, 1]), greyScale([3, 1, 1], { weights: 'mean' }));
  const y: Tensor = await A.apply(x);
  expect(A.outputShape).toEqual([4]);
  expect(y).toEqual(tensor([2, 4], Float32Array.of(1, 2, 3, 2, 4, 5, 6, 5)));
});
