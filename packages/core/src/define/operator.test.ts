import { expect, test } from 'vitest';
import { z } from 'zod';
import { linearOperator } from '../contracts/linearOperator.ts';
import type { GaussianNoise } from '../contracts/measurement.ts';
import type { LinearOperator } from '../contracts/operator.ts';
import { param } from '../parameters/param.ts';
import { scale, sub } from '../tensor/arithmetic.ts';
import { full } from '../tensor/tensor.ts';
import { defineNoise, defineOperator } from './operator.ts';

const params = z.object({ gain: param.number({ title: 'Gain', above: 0, default: 2 }) });

const amplify = defineOperator({
  name: 'amplify',
  title: 'Amplify',
  summary: 'y = gain·x',
  params,
  create(inputShape, { gain }): LinearOperator {
    const apply = (x: Parameters<LinearOperator['apply']>[0]): typeof x => scale(gain, x);
    return linearOperator({ name: 'amplify', inputShape, outputShape: inputShape, apply, adjoint: apply });
  },
});

test('an operator is made of a shape and completed parameters', async () => {
  const x = full([1, 1, 2, 2], 3);
  expect((await amplify([1, 2, 2]).apply(x)).data[0]).toBe(6);
  expect((await amplify([1, 2, 2], { gain: 5 }).apply(x)).data[0]).toBe(15);
});

test('its definition lists what a form needs', () => {
  const { name, title, summary } = amplify.definition;
  expect({ name, title, summary }).toEqual({ name: 'amplify', title: 'Amplify', summary: 'y = gain·x' });
  expect(Object.keys(amplify.definition.params.shape)).toEqual(['gain']);
});

test('wrong and unknown parameters are refused in its name', () => {
  expect(() => amplify([1, 2, 2], { gain: 0 })).toThrow('amplify: gain must be greater than 0, got 0');
  const typo = { gian: 3 } as object;
  expect(() => amplify([1, 2, 2], typo)).toThrow('amplify: there is no option "gian"; there are gain');
});

test.each([[[]], [[3, 0, 2]], [[3, 2.5, 2]], [[3, NaN, 2]]])('the shape [%j] is refused', (shape) => {
  expect(() => amplify(shape)).toThrow(`amplify: a shape must hold whole numbers from 1 on, got [${shape}]`);
});

test('the shape of x follows that of y', () => {
  expect(amplify.inputShapeOf([1, 2, 2])).toEqual([1, 2, 2]);
  const enlarged = defineOperator({
    name: 'shrink',
    title: 'Shrink',
    summary: '',
    params: z.object({ factor: param.integer({ title: 'Factor', min: 1, default: 2 }) }),
    inputShapeOf: ([c, h, w], { factor }) => [c!, h! * factor, w! * factor],
    create: (inputShape) => amplify(inputShape),
  });
  expect(enlarged.inputShapeOf([3, 4, 5])).toEqual([3, 8, 10]);
  expect(enlarged.inputShapeOf([3, 4, 5], { factor: 3 })).toEqual([3, 12, 15]);
  expect(() => enlarged.inputShapeOf([3, 4, 5], { factor: 0 })).toThrow(
    'shrink: factor must be at least 1, got 0',
  );
});

test('rules between parameters hold', () => {
  const band = defineNoise({
    name: 'band',
    title: 'Band',
    summary: '',
    params: z
      .object({
        from: param.number({ title: 'From', default: 0 }),
        to: param.number({ title: 'To', default: 1 }),
      })
      .refine(({ from, to }) => from < to, { message: 'must be greater than from', path: ['to'] }),
    create: (): GaussianNoise => silence,
  });
  expect(() => band({ from: 2 })).toThrow('band: to must be greater than from, got');
  expect(() => band({ fro: 2 } as object)).toThrow('band: there is no option "fro"; there are from, to');
});

test('a noise model is made of completed parameters', () => {
  const noise = defineNoise({
    name: 'gaussian',
    title: 'Gaussian',
    summary: '',
    params: z.object({ sigma: param.number({ title: 'Sigma', min: 0, default: 0.5 }) }),
    create: ({ sigma }): GaussianNoise => ({ ...silence, sigma }),
  });
  expect(noise().sigma).toBe(0.5);
  expect(noise({ sigma: 0 }).sigma).toBe(0);
  expect(() => noise({ sigma: -1 })).toThrow('gaussian: sigma must be at least 0, got -1');
});

const silence: GaussianNoise = {
  name: 'gaussian',
  sigma: 0,
  sample: (clean) => clean,
  gradient: (y, clean) => sub(clean, y),
};
