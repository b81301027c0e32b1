/** @file Reductions. The batch axis never mixes: each gives one number per sample. */
import { assertShape, type PerSample, type Tensor } from './tensor.ts';

/** `⟨x, y⟩` of each sample, accumulated in float64. */
export function dot(x: Tensor, y: Tensor): PerSample {
  assertShape(y, x.shape, 'dot');
  return perSample(x, (start, end) => product(x.data.subarray(start, end), y.data.subarray(start, end)));
}

/** Four sums, which need not wait for one another. */
function product(x: Float32Array, y: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = x.length - (x.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += x[i]! * y[i]!;
    b += x[i + 1]! * y[i + 1]!;
    c += x[i + 2]! * y[i + 2]!;
    d += x[i + 3]! * y[i + 3]!;
  }
  for (let i = whole; i < x.length; i++) a += x[i]! * y[i]!;
  return a + b + c + d;
}

/** `‖x‖₂` of each sample. */
export function norm(x: Tensor): PerSample {
  return dot(x, x).map(Math.sqrt);
}

/** The mean of each sample. */
export function mean(x: Tensor): PerSample {
  return perSample(x, (start, end) => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += x.data[i]!;
    return sum / (end - start);
  });
}

/** Whether every value is a number: neither NaN nor infinite. */
export function isFinite({ data }: Tensor): boolean {
  let [a, b, c, d] = [0, 0, 0, 0]; // 0 unless some value is NaN or ±∞
  const whole = data.length - (data.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += data[i]! * 0;
    b += data[i + 1]! * 0;
    c += data[i + 2]! * 0;
    d += data[i + 3]! * 0;
  }
  for (let i = whole; i < data.length; i++) a += data[i]! * 0;
  return a + b + c + d === 0;
}

function perSample(x: Tensor, reduce: (start: number, end: number) => number): PerSample {
  const batch = x.shape[0]!;
  const stride = x.data.length / batch;
  return Array.from({ length: batch }, (_, n) => reduce(n * stride, (n + 1) * stride));
}
