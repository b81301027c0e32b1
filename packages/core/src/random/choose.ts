/** @file Choices without bias, from words of 32 bits. */
import { type Key, philox, purpose } from './philox.ts';

/** The words of one draw, one after the other. The same in every lane. */
export function wordsOf(key: Key, draw: number): () => number {
  const words = new Int32Array(8);
  let drawn = 0;
  return () => {
    const i = drawn++ % words.length;
    if (i === 0) philox(words, key, [(drawn - 1) / 4, draw, 0, purpose.choices]);
    return words[i]! >>> 0;
  };
}

/** A whole number below `bound ≤ 2³²`. Words in the last, incomplete run of `bound` are drawn again. */
export function chooseBelow(bound: number, next: () => number): number {
  const end = 2 ** 32 - (2 ** 32 % bound);
  let word = next();
  while (word >= end) word = next();
  return word % bound;
}

/** The numbers 0 … length − 1 in an order of equal chance: Fisher and Yates. */
export function chooseOrder(length: number, next: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = chooseBelow(i + 1, next);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
