import { hash } from './hash.ts';

/** All that the outputs of a node follow from. */
export interface KeyParts {
  readonly type: string;
  readonly version: number;
  /** Completed, those that edges bring included. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Of what lies outside: `look().key`. */
  readonly looked?: string | undefined;
  /** For each input that is connected the key of its value; of one that takes a list, those of the items. */
  readonly inputs: Readonly<Record<string, string | readonly string[]>>;
}

/** The key of a node that runs once. Two nodes with one key have the same outputs, whatever they are called. */
export function keyOf(parts: KeyParts): string {
  return hash(parts);
}

/** The key of a node that runs once for each item of a list. */
export function keyOfItems(keys: readonly string[]): string {
  return hash({ items: keys });
}
