import { type Tensor, toImage } from '@tweedie/core';
import { encodeImage } from '@tweedie/runtime-node';

/** How many samples of a batch a preview shows. */
const mostSamples = 4;

const known = new WeakMap<Tensor, Promise<Buffer>>();

/**
 * A binary message: the length of its head (4 bytes, little-endian), the head (JSON, UTF-8), a PNG. The PNG holds
 * `samples` pictures of `width`×`height`, one below the other. Whoever watches the same run gets the same picture.
 */
export async function encodePreview(estimate: Tensor, facts: object): Promise<Buffer> {
  const [samples = 0, , height, width] = estimate.shape;
  let png = known.get(estimate);
  if (!png) known.set(estimate, (png = encode(estimate)));
  const shown = Math.min(samples, mostSamples);
  const head = Buffer.from(JSON.stringify({ ...facts, samples: shown, width, height }), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, await png]);
}

async function encode(estimate: Tensor): Promise<Buffer> {
  const [samples = 0, , height = 0, width = 0] = estimate.shape;
  const shown = Math.min(samples, mostSamples);
  const size = 4 * width * height;
  const data = new Uint8ClampedArray(shown * size);
  for (let sample = 0; sample < shown; sample++) data.set(toImage(estimate, { sample }).data, sample * size);
  return encodeImage('preview.png', { width, height: shown * height, data });
}
