import type { Tensor } from '@tweedie/core';
import type { Outcome, Output } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { shownOf } from './shownOf.ts';

const tensor = (value: number): Tensor => ({ shape: [1, 1, 1, 1], data: Float32Array.of(value) });
const keyed = <T>(...values: T[]) => values.map((value) => ({ key: 'key', value }));
const images: Output = {
  ...{ kind: 'image', list: true },
  items: keyed(
    { tensor: tensor(0), alpha: Float32Array.of(0.5) },
    { tensor: tensor(1), alpha: undefined },
    { tensor: tensor(0.5), alpha: undefined },
  ),
};
const mask: Output = { kind: 'mask', list: false, items: keyed(tensor(-1)) };
const psnr: Output = { kind: 'number', list: false, items: keyed(27.5) };
const prior: Output = { kind: 'prior', list: false, items: [] };

const titleOf = (port: string): string => port.charAt(0).toUpperCase() + port.slice(1);

test('pictures are called what the node calls them, and else by their port and place', () => {
  const node = { type: '@tweedie/workflow/compare', version: 1, params: { names: 'Measured, ,Truth' } };
  const { pictures } = shownOf(new Map([['images', images]]), node, titleOf);
  expect(pictures.map(({ title }) => title)).toEqual(['Measured', 'Images 2', 'Truth']);
  expect(pictures.map(({ alpha }) => alpha?.[0])).toEqual([0.5, undefined, undefined]);
});

test('a mask is a picture, a number is told in words, and what only nodes can use is left out', () => {
  const outcome: Outcome = new Map<string, Output>([
    ['mask', mask],
    ['psnr', psnr],
    ['prior', prior],
  ]);
  expect(shownOf(outcome, undefined, titleOf)).toEqual({
    ...{
      pictures: [{ id: 'Mask 0', title: 'Mask', pixels: tensor(-1) }],
      samples: [],
      tables: [],
      charts: [],
    },
    words: ['Psnr: 27.5'],
  });
});
