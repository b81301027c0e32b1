import type { Tensor } from '@tweedie/core';
import { mapPlanes } from '../linear-algebra/mapPlanes.ts';
import type { Extent } from '../imageSize.ts';
import type { Boundary } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import { fold, frameOf, pad } from './frame.ts';
import { type Psf, reachOf } from './psf.ts';

/** Tap by tap: one product for each pixel and each weight that is not 0. */
export function directConvolver(image: Extent, psf: Psf, boundary: Boundary): Convolver {
  const around = frameOf(image, reachOf(psf, image), boundary);
  // For the adjoint, y amid zeros, so that every place of the frame finds all the y that it reached.
  const margin = { top: psf.height - 1, left: psf.width - 1 };
  const amidZeros = frameOf(
    image,
    { ...margin, height: around.height + margin.top, width: around.width + margin.left },
    'zero',
  );
  const forward = tapsOf(psf, (a, b) => (margin.top - a) * around.width + margin.left - b);
  const backward = tapsOf(psf, (a, b) => a * amidZeros.width + b);
  const apply = (x: Tensor): Tensor => correlate(pad(x, around), forward, image);
  const adjoint = (y: Tensor): Tensor => fold(correlate(pad(y, amidZeros), backward, around), around);
  return { apply, adjoint, normal: (x) => adjoint(apply(x)) };
}

interface Taps {
  readonly offsets: Int32Array;
  readonly weights: Float64Array;
}

function tapsOf({ width, weights }: Psf, offsetOf: (a: number, b: number) => number): Taps {
  const used = Array.from(weights.keys()).filter((p) => weights[p] !== 0);
  return {
    offsets: Int32Array.from(used, (p) => offsetOf(Math.floor(p / width), p % width)),
    weights: Float64Array.from(used, (p) => weights[p]!),
  };
}

function correlate(x: Tensor, taps: Taps, { height, width }: Extent): Tensor {
  const pitch = x.shape.at(-1)!;
  const X = new Float64Array(x.shape.at(-2)! * pitch);
  return mapPlanes(x, [height, width], (plane, out) => {
    X.set(plane);
    for (let i = 0; i < height; i++)
      correlateRow(X, i * pitch, taps, out.subarray(i * width, (i + 1) * width));
  });
}

/** `out[j] = Σₜ weights[t]·X[start + j + offsets[t]]`, eight columns at a time: their sums stay in registers. */
function correlateRow(X: Float64Array, start: number, { offsets, weights }: Taps, out: Float32Array): void {
  const count = weights.length;
  const width = out.length;
  let j = 0;
  for (; j + 8 <= width; j += 8) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let t = 0; t < count; t++) {
      const w = weights[t]!;
      const p = start + j + offsets[t]!;
      a += w * X[p]!;
      b += w * X[p + 1]!;
      c += w * X[p + 2]!;
      d += w * X[p + 3]!;
      e += w * X[p + 4]!;
      f += w * X[p + 5]!;
      g += w * X[p + 6]!;
      h += w * X[p + 7]!;
    }
    out[j] = a;
    out[j + 1] = b;
    out[j + 2] = c;
    out[j + 3] = d;
    out[j + 4] = e;
    out[j + 5] = f;
    out[j + 6] = g;
    out[j + 7] = h;
  }
  for (; j < width; j++) {
    let sum = 0;
    for (let t = 0; t < count; t++) sum += weights[t]! * X[start + j + offsets[t]!]!;
    out[j] = sum;
  }
}
