import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isPlain } from '../keys/valueKey.ts';
import type { Outcome } from '../outcome.ts';

/** The first bytes of a file: what it is, and the version of its format. */
export const magic: Uint8Array = Uint8Array.of(0x54, 0x57, 0x43, 1);
/** Where the SHA-256 ends, and the length of the header begins. */
export const bodyAt: number = magic.length + 32;

/**
 * Plain outputs as bytes: 4 of magic, the SHA-256 of the key and of all that follows, the length of a header, the
 * header in ASCII, and the floats that it refers to, little-endian. The header is JSON, in which `{ floats: [from,
 * count] }` stands for an array of floats and `{ number: "-0" }` for a number that JSON cannot hold. `undefined`
 * where some output is not plain.
 */
export function encodeOutcome(key: string, outcome: Outcome): Uint8Array | undefined {
  if (![...outcome.values()].every(({ kind }) => isPlain(kind))) return undefined;
  const arrays: Float32Array[] = [];
  let floats = 0;

  function replace(_: string, value: unknown): unknown {
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { number: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (!(value instanceof Float32Array)) return value;
    arrays.push(value);
    floats += value.length;
    return { floats: [floats - value.length, value.length] };
  }
  const json = JSON.stringify([...outcome], replace).replace(/[^\x20-\x7e]/g, escape);
  const header = utf8ToBytes(json.padEnd(4 * Math.ceil(json.length / 4)));
  const body = concatBytes(
    new Uint8Array(Uint32Array.of(header.length).buffer),
    header,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
  return concatBytes(magic, checksum(key, body), body);
}

/** Of an entry: one that stands under another key does not count. */
export function checksum(key: string, body: Uint8Array): Uint8Array {
  return sha256.create().update(utf8ToBytes(key)).update(body).digest();
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
