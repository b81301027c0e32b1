import {
  type AnyNode,
  defineNode,
  full,
  map,
  type OperatorFactory,
  type Shape,
  type Tensor,
} from '@tweedie/core';
import { boxInpainting, freeFormInpainting, randomInpainting, stripesInpainting } from '@tweedie/operators';
import { z } from 'zod';
import { factsOfMask, maskSize, sizeInput, sizeOfMask } from './maskSize.ts';

interface Names {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly aliases: readonly string[];
}

/** A node for the mask of an inpainting operator, with the operator's parameters. */
function maskNode(factory: OperatorFactory, names: Names): AnyNode {
  const own = Object.entries(factory.definition.params.shape).filter(([name]) => name !== 'perChannel');
  const params = z.looseObject({ ...Object.fromEntries(own), ...maskSize }); // a mask has one channel
  return defineNode({
    ...names,
    version: 1,
    category: 'Mask',
    params,
    inputs: { image: sizeInput },
    outputs: { mask: { kind: 'mask', title: 'Mask' } },
    infer: ({ image }, params) => ({ mask: factsOfMask(image, params) }),
    async run({ image }, { imageWidth, imageHeight, ...params }) {
      const { height, width } = sizeOfMask(image, { imageWidth, imageHeight });
      return { mask: await maskOf(factory, [1, height, width], params) };
    },
  });
}

/** What an operator keeps of ones, turned round: 1 where it keeps nothing, −1 where it keeps all. */
async function maskOf(
  factory: OperatorFactory,
  shape: Shape,
  params: Readonly<Record<string, unknown>>,
): Promise<Tensor> {
  const kept = await factory(shape, params).apply(full([1, ...shape], 1));
  return map(kept, (value) => 1 - 2 * value);
}

export const operatorMasks: readonly AnyNode[] = [
  maskNode(boxInpainting, {
    name: 'box-mask',
    title: 'Box mask',
    summary: 'Marks a rectangle',
    aliases: ['rectangle', 'hole', 'square'],
  }),
  maskNode(randomInpainting, {
    name: 'random-mask',
    title: 'Random mask',
    summary: 'Marks pixels chosen at random',
    aliases: ['pixels', 'dropout', 'salt'],
  }),
  maskNode(freeFormInpainting, {
    name: 'free-form-mask',
    title: 'Free-form mask',
    summary: 'Marks random strokes of a brush',
    aliases: ['scribble', 'scratches', 'strokes'],
  }),
  maskNode(stripesInpainting, {
    name: 'stripes-mask',
    title: 'Stripes mask',
    summary: 'Marks stripes',
    aliases: ['lines', 'rows', 'columns', 'interlaced'],
  }),
];
