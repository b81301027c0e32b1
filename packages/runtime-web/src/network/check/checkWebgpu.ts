import type { Tensor } from '@tweedie/core';
import type { Engine } from '../engine.ts';
import type { Backend } from '../options.ts';
import { knownAnswer } from './knownAnswer.ts';
import { smallNetwork } from './smallNetwork.ts';

type Open = (model: Uint8Array, backend: Backend) => Promise<Engine>;

/**
 * Sums of up to 10² products in float32, in another order and with other approximations of exp, in a dozen layers:
 * some 10³ roundings of 2⁻²⁴ at worst in one direction. A wrong kernel is off by a good part of the whole.
 */
const tolerance = 1e-4;

/** Runs two small networks on WebGPU, forward and back. Says what is wrong with their results; `undefined` if nothing. */
export async function checkWebgpu(open: Open): Promise<string | undefined> {
  const known = knownAnswer();
  const sums = await bothWays(await open(known.model, 'webgpu'), known);
  if (difference(sums.y, known.y) > 0 || difference(sums.gradient, known.gradient) > 0) {
    return 'it multiplies matrices of whole numbers wrongly';
  }
  const small = smallNetwork();
  const [there, here] = [
    await bothWays(await open(small.model, 'webgpu'), small),
    await bothWays(await open(small.model, 'wasm'), small),
  ];
  const forward = difference(there.y, here.y);
  const back = difference(there.gradient, here.gradient);
  const worst = Math.max(forward, back);
  if (worst <= tolerance) return undefined;
  return `a small network gives results that differ by ${worst.toPrecision(2)} of their size`;
}

async function bothWays(
  engine: Engine,
  { x, v }: { readonly x: Tensor; readonly v: Tensor },
): Promise<{ readonly y: Tensor; readonly gradient: Tensor }> {
  try {
    const { output, point } = await engine.linearise({ x }, { of: 'y', wrt: 'x' });
    return { y: output, gradient: (await engine.pullBack(v, point))! };
  } finally {
    await engine.release();
  }
}

/** ‖a − b‖/‖b‖; infinite where it is no number. */
function difference(a: Tensor, b: Tensor): number {
  const ratio = Math.hypot(...a.data.map((value, i) => value - b.data[i]!)) / Math.hypot(...b.data);
  return Number.isNaN(ratio) ? Infinity : ratio;
}
