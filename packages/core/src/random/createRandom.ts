import { TweedieError } from '../errors.ts';
import { type Shape, size, type Tensor, tensor } from '../tensor/tensor.ts';
import { type Key, philox } from './philox.ts';
import type { Random } from './random.ts';

/** A stream of random numbers from Philox 4×32-10. Throws `bad-parameter` unless `seed` is an integer ≥ 0. */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new TweedieError(
      'bad-parameter',
      `createRandom: seed must be an integer from 0 to 2^53 - 1, got ${seed}`,
    );
  }
  return stream([seed >>> 0, Math.floor(seed / 2 ** 32)], 0);
}

function stream(key: Key, firstLane: number): Random {
  let draws = 0;

  function words(shape: Shape): Uint32Array {
    const draw = draws++;
    const batch = shape[0] ?? 1;
    const total = size(shape);
    const each = total / batch;
    const out = new Uint32Array(total + 3);
    for (let n = 0; n < batch; n++) {
      for (let i = 0; i < each; i += 4) philox(out, n * each + i, key, [i / 4, draw, firstLane + n, 0]);
    }
    return out.subarray(0, total);
  }
  function uniform(shape: Shape): Tensor {
    return tensor(
      shape,
      Float32Array.from(words(shape), (word) => (word >>> 8) / 2 ** 24),
    );
  }
  function integer(bound: number): number {
    return Math.floor((words([1])[0]! / 2 ** 32) * bound);
  }
  return {
    uniform,
    integer,
    normal(shape) {
      const a = words(shape);
      const b = words(shape);
      const out = Float32Array.from(a, (word, i) => {
        const radius = Math.sqrt(-2 * Math.log((word + 0.5) / 2 ** 32));
        return radius * Math.cos((2 * Math.PI * b[i]!) / 2 ** 32);
      });
      return tensor(shape, out);
    },
    permutation(length) {
      const order = Array.from({ length }, (_, i) => i);
      for (let i = length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      return order;
    },
    split(label) {
      let next: Key = key;
      for (const character of `${typeof label}:${label}`) {
        const out = new Uint32Array(4);
        philox(out, 0, next, [character.codePointAt(0)!, 0, firstLane, 1]);
        next = [out[0]!, out[1]!];
      }
      return stream(next, 0);
    },
    lane: (n) => stream(key, firstLane + n),
  };
}
