/** @file Everything that the plugin brings keeps what an operator promises, on images of several sizes. */
import {
  describeParameters,
  type Operator,
  type OperatorFactory,
  type Shape,
  tensor,
  type Tensor,
} from '@tweedie/core';
import { assertOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import operatorsPlugin, {
  compose,
  blockMean,
  greyScale,
  identity,
  scaled,
  stack,
  gaussianBlur,
  gaussianNoise,
  boxInpainting,
} from './index.ts';

/** Square, odd, not square, with a side that is a large prime, and smaller than a PSF. */
const shapes: readonly Shape[] = [
  [3, 8, 8],
  [3, 5, 9],
  [3, 12, 4],
  [3, 2, 37],
];
const boundaries = ['reflect', 'circular', 'zero', 'replicate'] as const;
const psf = tensor([3, 4], Float32Array.of(4, 1, 0, 1, 2, 5, 1, 0, 0, 1, 3, 0));

/** Complex pictures, for those that take no others. */
const complex = shapes.map(([, ...size]) => [2, ...size]);
const shapesOf = (name: string): readonly Shape[] =>
  ['fourier-sampling', 'multi-coil'].includes(name) ? complex : shapes;
/** Those with kinks or jumps. */
const rough: ReadonlySet<string> = new Set(['hdr', 'jpeg']);

/** What each operator is tried with on images of a shape. */
const settings: Readonly<Record<string, (shape: Shape) => readonly Record<string, unknown>[]>> = {
  identity: () => [{}],
  'box-inpainting': () => [{}, { unit: 'px', top: 0, left: 1, height: 1, width: 2 }],
  'free-form-inpainting': () => [{ coverage: 0.4 }],
  'mask-inpainting': (shape) => [{ mask: chequers(shape) }],
  'random-inpainting': () => [{ fraction: 0.5 }, { fraction: 0.5, perChannel: true }],
  'stripes-inpainting': () => [
    { period: 2, width: 1 },
    { period: 3, width: 1, direction: 'vertical' },
  ],
  'bicubic-downsampling': dividing,
  'block-mean': dividing,
  'anisotropic-blur': () =>
    everyBoundary({ along: 1.5, across: 0.5 }, { along: 0.7, across: 0.4, angle: 30 }),
  blur: () => everyBoundary({ psf }),
  'gaussian-blur': () => everyBoundary({ sigma: 0.7 }, { sigma: 3 }),
  'motion-blur': () => everyBoundary({ length: 4 }, { length: 4, angle: 90 }, { length: 4, angle: 30 }),
  'uniform-blur': () => everyBoundary({ size: 1 }, { size: 5 }),
  'grey-scale': () => [{}, { weights: 'mean' }],
  hdr: () => [{}, { factor: 0.5 }],
  jpeg: () => [{}, { quality: 90, chroma: '4:4:4' }],
  'fourier-sampling': (shape) => [...everyPattern({}), { mask: chequers(shape) }],
  'multi-coil': () => everyPattern({ coils: 3 }),
};

function everyPattern(params: Record<string, unknown>): Record<string, unknown>[] {
  const all = ['variable-density', 'random', 'equispaced', 'radial', 'gaussian', 'poisson-disc'];
  return all.map((pattern) => ({ ...params, pattern, acceleration: 2 }));
}

function dividing([, height, width]: Shape): Record<string, unknown>[] {
  return [1, 2, 3, 4]
    .filter((factor) => height! % factor === 0 && width! % factor === 0)
    .map((factor) => ({ factor }));
}

function everyBoundary(...params: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return boundaries.flatMap((boundary) => params.map((each) => ({ ...each, boundary })));
}

function chequers([, height, width]: Shape): Tensor {
  const data = Float32Array.from({ length: height! * width! }, (_, i) => (i % 3 === 1 ? 1 : -1));
  return tensor([1, 1, height!, width!], data);
}

const factories = operatorsPlugin.operators as readonly OperatorFactory[];

const cases = factories.flatMap((factory) =>
  shapesOf(factory.definition.name).flatMap((shape) =>
    settings[factory.definition.name]!(shape).map((params): [string, string, Operator] => {
      const { boundary, ...others } = params as { boundary?: string };
      const label = JSON.stringify('psf' in others || 'mask' in others ? {} : others);
      return [
        `${factory.definition.name} of [${shape}]`,
        `${label} ${boundary ?? ''}`,
        factory(shape, params),
      ];
    }),
  ),
);

test.each(cases)('%s with %s is an operator', async (_name, _params, operator) => {
  await assertOperator(operator, { seeds: [0], smooth: !rough.has(operator.name) });
});

test.each([
  compose(blockMean([1, 4, 6], { factor: 2 }), greyScale([3, 4, 6])),
  compose(boxInpainting([3, 2, 3]), blockMean([3, 4, 6], { factor: 2 })),
  compose(greyScale([3, 4, 6]), gaussianBlur([3, 4, 6], { sigma: 1 })),
  compose(scaled(identity([3, 4, 6]), -2), gaussianBlur([3, 4, 6], { sigma: 1 })),
  scaled(gaussianBlur([3, 4, 6], { sigma: 1, boundary: 'zero' }), -3),
  scaled(stack(greyScale([3, 4, 6]), identity([3, 4, 6])), 0.1),
  stack(blockMean([3, 4, 6], { factor: 2 }), boxInpainting([3, 4, 6])),
])('$name is an operator', async (operator) => {
  await assertOperator(operator, { seeds: [0] });
});

test('every operator says which image a measurement came from', () => {
  for (const factory of factories) {
    for (const shape of shapesOf(factory.definition.name)) {
      for (const params of settings[factory.definition.name]!(shape)) {
        expect(factory.inputShapeOf(factory(shape, params).outputShape, params)).toEqual(shape);
      }
    }
  }
});

test('every operator and noise says what it is and what its parameters are', () => {
  for (const { definition } of [...factories, gaussianNoise]) {
    const { params, ...rest } = definition;
    expect(Object.values(rest)).not.toContain('');
    for (const { name, title, kind } of describeParameters(params)) {
      expect(title).not.toBe(name);
      expect(kind).not.toBe('other');
    }
  }
});

test('an operator refuses what is no image, in a sentence', () => {
  for (const factory of factories) {
    const { name } = factory.definition;
    const params = settings[name]!([3, 8, 8])[0];
    expect(() => factory([8, 8], params)).toThrow(
      `${name}: the image must have a shape [channels, height, width], got [8,8]`,
    );
    for (const shape of [
      [3, 8, 0],
      [3, 8, 2.5],
    ]) {
      expect(() => factory(shape, params)).toThrow(expect.objectContaining({ code: 'bad-shape' }));
    }
  }
});
