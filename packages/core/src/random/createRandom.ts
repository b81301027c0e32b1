import { TweedieError } from '../errors.ts';
import { type Shape, type Tensor, zeros } from '../tensor/tensor.ts';
import { chooseBelow, chooseOrder, wordsOf } from './choose.ts';
import { deriveKey } from './deriveKey.ts';
import { toNormal } from './normal.ts';
import { type Key, philox, purpose } from './philox.ts';
import type { Random } from './random.ts';

/**
 * A stream of random numbers by Philox 4×32-10, another one for every seed. Throws `bad-parameter` unless `seed`
 * is a whole number from 0 to 2⁵³ − 1.
 */
export function createRandom(seed: number): Random {
  assertWhole('createRandom: seed', seed, [0, Number.MAX_SAFE_INTEGER]);
  return stream([seed >>> 0, Math.floor(seed / 2 ** 32)], 0, 0);
}

function stream(key: Key, firstLane: number, firstDraw: number): Random {
  let draw = firstDraw;

  return {
    normal: (shape) => fill(shape, toNormal),
    uniform: (shape) => fill(shape, toUniform),
    integer(bound) {
      assertWhole('random.integer: bound', bound, [1, 2 ** 32]);
      return chooseBelow(bound, wordsOf(key, draw++));
    },
    permutation(length) {
      assertWhole('random.permutation: length', length, [0, 2 ** 32]);
      return chooseOrder(length, wordsOf(key, draw++));
    },
    split: (label) => stream(deriveKey(key, String(label)), firstLane, 0),
    lane(n) {
      assertWhole('random.lane: n', n, [0, 2 ** 32]);
      return stream(key, firstLane + n, draw);
    },
  };

  /** Each sample from blocks of its own, which its lane tells apart. */
  function fill(shape: Shape, convert: Convert): Tensor {
    const out = zeros(shape);
    const batch = shape[0] ?? 1;
    const each = out.data.length / batch;
    for (let n = 0; n < batch; n++) {
      const values = out.data.subarray(n * each, (n + 1) * each);
      for (let i = 0; i < each; i += words.length) {
        const piece = values.subarray(i, i + words.length);
        const whole = words.subarray(0, 8 * Math.ceil(piece.length / 8));
        philox(whole, key, [i / 4, draw, firstLane + n, purpose.values]);
        convert(whole, piece);
      }
    }
    draw++;
    return out;
  }
}

type Convert = (words: Int32Array, out: Float32Array) => void;

/** The words of a piece of a tensor, few enough to stay in the cache. */
const words = new Int32Array(4096);

/** 24 bits of each word, as many as a float32 has. */
function toUniform(from: Int32Array, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (from[i]! >>> 8) * 2 ** -24;
}

function assertWhole(place: string, value: number, [min, max]: readonly [number, number]): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new TweedieError(
    'bad-parameter',
    `${place} must be a whole number from ${min} to ${max}, got ${value}`,
  );
}
