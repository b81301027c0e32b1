import { type Key, philox, purpose } from './philox.ts';

/**
 * A key for each label, by a chain of blocks: each takes four UTF-16 units of the label as part of its counter,
 * and what is left of its length, and gives the key of the next. Two labels meet with a chance of 2⁻⁶⁴.
 */
export function deriveKey(key: Key, label: string): Key {
  const words = new Int32Array(8);
  const unit = (i: number): number => (i < label.length ? label.charCodeAt(i) : 0);
  for (let i = 0; i === 0 || i < label.length; i += 4) {
    const first = unit(i) | (unit(i + 1) << 16);
    const second = unit(i + 2) | (unit(i + 3) << 16);
    philox(words, key, [first, second, label.length - i, purpose.labels]);
    key = [words[0]!, words[1]!];
  }
  return key;
}
