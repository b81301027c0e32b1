import { defineNode, type Measurement, param, type Tensor, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';

/** What was measured as a picture of its strength, on a logarithmic scale: k-space, for example. */
export const strengthPicture = defineNode({
  name: 'strength-picture',
  version: 1,
  title: 'Strength of a measurement',
  summary: 'How strong each measured value is, over all channels, on a logarithmic scale: shows k-space',
  category: 'Measurement',
  aliases: ['k-space', 'log', 'magnitude', 'mri', 'spectrum', 'coils'],
  params: z.strictObject({
    range: param.number({
      title: 'Range',
      summary: 'From black to white, which is the strongest value',
      unit: 'dB',
      above: 0,
      max: 200,
      default: 60,
    }),
  }),
  inputs: { measurement: { kind: 'measurement', title: 'Measurement' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  infer({ measurement }) {
    const { operator } = measurement ?? {};
    if (!operator) return { image: { channels: 1 } };
    assertPlanes(operator.name, operator.outputShape);
    const [, height, width] = operator.outputShape as [number, number, number];
    return { image: { channels: 1, height, width } };
  },
  run({ measurement: { y, operator } }: { measurement: Measurement }, { range }) {
    assertPlanes(operator.name, operator.outputShape);
    return { image: opaque(strengthOf(y, range)) };
  },
});

/** `20·log₁₀(s/max s)` of `s = √Σ_c y_c²`, from −range dB, black, to 0 dB, white, of the first sample. */
function strengthOf({ shape, data }: Tensor, range: number): Tensor {
  const [, channels = 0, height = 0, width = 0] = shape;
  const pixels = height * width;
  const strength = Float64Array.from({ length: pixels }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[c * pixels + i]! ** 2;
    return Math.sqrt(sum);
  });
  const most = strength.reduce((a, b) => Math.max(a, b), 0);
  const out = Float32Array.from(strength, (value) =>
    most > 0 ? Math.max(-1, 1 + (40 * Math.log10(value / most)) / range) : -1,
  );
  return { shape: [1, 1, height, width], data: out };
}

function assertPlanes(operator: string, shape: readonly number[]): void {
  if (shape.length === 3) return;
  throw new TweedieError(
    'bad-shape',
    `strength-picture: the measurement of ${operator} must have a shape [channels, height, width], got [${shape}]`,
    { remedy: 'Restore it first, and look at the result.' },
  );
}
