import { boxInpainting, gaussianNoise, greyScale, stack } from '@tweedie/operators';
import {
  createRandom,
  full,
  type Measurement,
  type PortKind,
  type PortValues,
  type Tensor,
} from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { coerce, coerceFacts, coercionBetween, type CoercionName, titleOfCoercion } from './coercions.ts';
import { kindNames } from './kindNames.ts';
import { sizeOf } from './sizeOf.ts';

const kinds = Object.keys(kindNames) as PortKind[];
const picture: Tensor = { shape: [1, 3, 1, 2], data: Float32Array.of(1, -1, 1, -1, 0.5, 0) };
const image = { tensor: picture, alpha: undefined };
const samples = createRandom(1).normal([4, 3, 1, 2]);
const noise = gaussianNoise({ sigma: 0.1 });

function measured(operator: Measurement['operator']): Measurement {
  return { y: full([1, ...operator.outputShape], 0.25), operator, noise };
}

test('the table is small, and each of it is told in a few words', () => {
  const found = kinds.flatMap((from) =>
    kinds.map((to) => coercionBetween(from, to)).filter((name) => name !== undefined),
  );
  expect(found.map((name) => `${name}: ${titleOfCoercion(name)}`)).toMatchInlineSnapshot(`
    [
      "image-mask: light is missing",
      "image-samples: one sample",
      "mask-image: as a picture",
      "measurement-image: what was measured",
      "samples-image: the first",
      "number-text: as text",
    ]
  `);
  expect(coercionBetween('constructor' as PortKind, 'image')).toBeUndefined();
});

test('an image marks what is lighter than mid-grey, by its luma', () => {
  const mask = coerce('image-mask', image) as Tensor;
  expect([...mask.data]).toEqual([1, -1]);
  expect(mask.shape).toEqual([1, 1, 1, 2]);
});

test('a mask is a picture of itself, and stays what it marks on the way back', () => {
  const mask: Tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(1, -1) };
  expect(coerce('image-mask', coerce('mask-image', mask))).toEqual(mask);
});

test('samples give the first, and an image is one sample', () => {
  const first = coerce('samples-image', samples) as PortValues['image'];
  expect([...first.tensor.data]).toEqual([...samples.data.slice(0, 6)]);
  expect(coerce('image-samples', image)).toBe(picture);
});

test('a measurement is looked at where it is a picture', () => {
  const y = (coerce('measurement-image', measured(greyScale([3, 1, 2]))) as PortValues['image']).tensor;
  expect(y.shape).toEqual([1, 1, 1, 2]);
  const both = measured(stack(greyScale([3, 1, 2]), greyScale([3, 1, 2])));
  expect(() => coerce('measurement-image', both)).toThrow('is no picture: its shape is [4]');
  const { operator } = both;
  const facts = { operator: { ...operator, linear: true, svd: false } };
  expect(() => coerceFacts('measurement-image', facts)).toThrow('is no picture: its shape is [4]');
});

test('a number is written as it reads', () => {
  expect(coerce('number-text', 0.05)).toBe('0.05');
  expect(coerceFacts('number-text', { value: 0.05 })).toEqual({ value: '0.05' });
});

describe('what is known of a value once it is coerced', () => {
  const size = { channels: 3, height: 1, width: 2 };
  const box = boxInpainting([3, 4, 4]);
  const cases: [CoercionName, value: PortValues[PortKind], facts: object][] = [
    ['image-mask', image, size],
    ['mask-image', coerce('image-mask', image), { ...size, channels: 1 }],
    ['samples-image', samples, { ...size, count: 4 }],
    ['image-samples', image, size],
    ['measurement-image', measured(box), { operator: { ...box, linear: true, svd: true } }],
  ];

  test.each(cases)('%s', (name, value, facts) => {
    const out = coerce(name, value);
    const tensor = 'tensor' in (out as object) ? (out as PortValues['image']).tensor : (out as Tensor);
    const expected =
      name === 'image-samples' ? { ...sizeOf(tensor.shape), count: tensor.shape[0] } : sizeOf(tensor.shape);
    expect(coerceFacts(name, facts)).toEqual(expected);
  });

  test.each(cases.map(([name]) => name))('%s: nothing, where nothing is known', (name) => {
    expect(Object.values(coerceFacts(name, {})).every((known) => known === 1)).toBe(true); // one channel, one sample
  });
});
