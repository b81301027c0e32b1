import type { Engine, Tensor } from '@tweedie/core';
import type { Backend } from '../options.ts';
import { knownAnswer } from './knownAnswer.ts';
import { smallNetwork } from './smallNetwork.ts';

type Open = (model: Uint8Array, backend: Backend) => Promise<Engine>;

/**
 * On the processor ONNX Runtime's sigmoid is off by 3·10⁻⁶ of its value where |x| < 4, and attention and normalisation pass
 * that on a few times over. A wrong kernel is off by a good part of the whole.
 */
const tolerance = 1e-4;

/**
 * Runs two small networks on WebGPU, forward and back. Says what is wrong with their results; `undefined` if nothing. Then
 * the first is left open: with its last session ONNX Runtime forgets the card and all shaders that it compiled.
 */
export async function checkWebgpu(open: Open): Promise<string | undefined> {
  const known = knownAnswer();
  const first = await open(known.model, 'webgpu');
  const sums = await bothWays(first, known);
  if (difference(sums.y, known.y) > 0 || difference(sums.gradient, known.gradient) > 0) {
    return 'it multiplies matrices of whole numbers wrongly';
  }
  const small = smallNetwork();
  const [there, here] = [await briefly(open, small, 'webgpu'), await briefly(open, small, 'wasm')];
  const forward = difference(there.y, here.y);
  const back = difference(there.gradient, here.gradient);
  const worst = Math.max(forward, back);
  if (worst <= tolerance) return undefined;
  return `a small network gives results that differ by ${worst.toPrecision(2)} of their size`;
}

interface Both {
  readonly y: Tensor;
  readonly gradient: Tensor;
}

type Trial = Readonly<Record<'x' | 'v', Tensor>> & { readonly model: Uint8Array };

async function briefly(open: Open, trial: Trial, backend: Backend): Promise<Both> {
  const engine = await open(trial.model, backend);
  return bothWays(engine, trial).finally(() => engine.release());
}

async function bothWays(engine: Engine, { x, v }: Trial): Promise<Both> {
  const { output, point } = await engine.linearise({ x }, { of: 'y', wrt: 'x' });
  return { y: output, gradient: (await engine.pullBack(v, point))! };
}

/** ‖a − b‖/‖b‖; infinite where it is no number. */
function difference(a: Tensor, b: Tensor): number {
  const ratio = Math.hypot(...a.data.map((value, i) => value - b.data[i]!)) / Math.hypot(...b.data);
  return Number.isNaN(ratio) ? Infinity : ratio;
}
