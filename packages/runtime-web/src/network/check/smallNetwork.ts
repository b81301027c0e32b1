import { type Attribute, type Constant, floats, ints } from '@tweedie/autodiff';
import { createRandom, type Shape, type Tensor } from '@tweedie/core';
import { sketch } from './sketch.ts';

function list(...value: number[]): Attribute {
  return { kind: 'ints', value };
}

/** Weights of a size that keeps what goes through them about as large as it is. */
function weights(seed: number, shape: Shape): Constant {
  const { data } = createRandom(seed).normal([1, ...shape]);
  const inputs = shape.slice(1).reduce((product, length) => product * length, 1);
  return floats(
    [...data].map((value) => value / Math.sqrt(inputs)),
    shape,
  );
}

/** What diffusion networks are made of, once each: a convolution that halves, a normalisation, SiLU and attention. */
export function smallNetwork(): { readonly model: Uint8Array; readonly x: Tensor; readonly v: Tensor } {
  const model = sketch({
    x: [1, 4, 8, 8],
    constants: {
      w: weights(1, [8, 4, 3, 3]),
      scale: floats(Array.from({ length: 8 }, (_, i) => 1 + i / 8)),
      bias: floats(Array.from({ length: 8 }, (_, i) => i / 8 - 0.5)),
      pixels: ints([8, 16]),
      image: ints([1, 8, 4, 4]),
    },
    steps: [
      [
        ...(['Conv', ['x', 'w'], 'h'] as const),
        {
          ...{ kernel_shape: list(3, 3), strides: list(2, 2), dilations: list(1, 1), pads: list(1, 1, 1, 1) },
          group: { kind: 'int', value: 1 },
        },
      ],
      ['InstanceNormalization', ['h', 'scale', 'bias'], 'n'],
      ['Sigmoid', ['n'], 'gate'],
      ['Mul', ['n', 'gate'], 's'],
      ['Reshape', ['s', 'pixels'], 'k'],
      ['Transpose', ['k'], 'q', { perm: list(1, 0) }],
      ['MatMul', ['q', 'k'], 'scores'],
      ['Softmax', ['scores'], 'shares', { axis: { kind: 'int', value: -1 } }],
      ['MatMul', ['k', 'shares'], 'mixed'],
      ['Reshape', ['mixed', 'image'], 'image of mixed'],
      ['Add', ['s', 'image of mixed'], 'y'],
    ],
  });
  return { model, x: createRandom(3).normal([1, 4, 8, 8]), v: createRandom(4).normal([1, 8, 4, 4]) };
}
