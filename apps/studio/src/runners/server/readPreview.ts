import { type Image, type Tensor, toTensor } from '@tweedie/core';
import type { Item } from '@tweedie/workflow';

/** Which estimate a binary message holds. */
export interface PreviewHead {
  readonly node: string;
  readonly port: string;
  readonly seq: number;
  readonly item?: Item;
  readonly samples: number;
  readonly width: number;
  readonly height: number;
}

export interface Preview {
  readonly head: PreviewHead;
  /** `[samples, 3, height, width]` in model units, as exact as 8 bits are. */
  readonly estimate: Tensor;
}

/** Reads a binary message of a server: the length of its head (4 bytes, little-endian), the head (JSON), a PNG. */
export async function readPreview(
  message: ArrayBuffer,
  decode: (png: Blob) => Promise<Image>,
): Promise<Preview> {
  const length = new DataView(message).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(message, 4, length))) as PreviewHead;
  const png = new Blob([new Uint8Array(message, 4 + length)], { type: 'image/png' });
  return { head, estimate: unstacked(toTensor(await decode(png)).tensor, head.samples) };
}

/** Pictures one below the other, `[1, C, N·H, W]` → `[N, C, H, W]`. */
function unstacked({ shape, data }: Tensor, samples: number): Tensor {
  const [, channels = 0, rows = 0, width = 0] = shape;
  const height = rows / samples;
  const size = height * width;
  const out = new Float32Array(data.length);
  for (let n = 0; n < samples; n++) {
    for (let c = 0; c < channels; c++) {
      const from = (c * samples + n) * size;
      out.set(data.subarray(from, from + size), (n * channels + c) * size);
    }
  }
  return { shape: [samples, channels, height, width], data: out };
}
