import { defineNode } from '@tweedie/core';
import { z } from 'zod';
import { drawKernel, kernelGrid } from '../kernels/drawKernel.ts';
import { kernel as schema } from '../kernels/kernel.ts';
import { opaque } from './mapImage.ts';

/** The picture of a kernel, for the blur that takes one. */
export const kernel = defineNode({
  name: 'kernel',
  version: 1,
  title: 'Blur kernel',
  summary: 'What a point of light becomes: a shape, or what you draw',
  category: 'Degradation',
  aliases: ['psf', 'point spread function', 'gaussian', 'motion', 'disc', 'defocus', 'draw'],
  params: z.strictObject({
    kernel: schema.default({ shape: 'gaussian', sigma: 2 }).meta({
      title: 'Kernel',
      description: 'A shape with its numbers in px and degrees, or a grid of weights from 0 to 255',
    }),
  }),
  inputs: {},
  outputs: { image: { kind: 'image', title: 'PSF' } },
  infer(_, { kernel }) {
    const side = kernelGrid(kernel).size + 2;
    return { image: { channels: 1, height: side, width: side } };
  },
  run: (_, { kernel }) => ({ image: opaque(drawKernel(kernel)) }),
});
