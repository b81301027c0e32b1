import { defineNode, luma, param, type Tensor } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';

/** A picture as the magnitude of a complex one, as MRI takes them. */
export const complexPicture = defineNode({
  name: 'complex-picture',
  version: 1,
  title: 'Make complex',
  summary: 'Brightness as the magnitude of complex values, from 0 for black to 1 for white',
  category: 'Input',
  aliases: ['mri', 'real', 'imaginary', 'phase'],
  params: z.strictObject({
    phase: param.number({
      title: 'Phase',
      summary: 'How far it turns from the middle to the corners; 0 leaves the imaginary part at 0',
      unit: 'turns',
      min: -10,
      max: 10,
      default: 0,
    }),
  }),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { complex: { kind: 'image', title: 'Complex picture' } },
  infer: ({ image }) => ({ complex: { ...image, channels: 2 } }),
  run: ({ image }, { phase }) => ({ complex: opaque(withPhase(luma(image.tensor), phase)) }),
});

/** `(x + 1)/2·exp(2πi·turns·r²)`, with r from 0 in the middle to 1 at the corners, `[1, 1, H, W] → [1, 2, H, W]`. */
function withPhase({ shape, data }: Tensor, turns: number): Tensor {
  const [, , height = 0, width = 0] = shape;
  const pixels = height * width;
  const out = new Float32Array(2 * pixels);
  for (let i = 0; i < pixels; i++) {
    const y = (2 * Math.floor(i / width) + 1) / height - 1;
    const x = (2 * (i % width) + 1) / width - 1;
    const angle = Math.PI * turns * (x * x + y * y);
    const size = (data[i]! + 1) / 2;
    out[i] = size * Math.cos(angle);
    out[pixels + i] = size * Math.sin(angle);
  }
  return { shape: [1, 2, height, width], data: out };
}
