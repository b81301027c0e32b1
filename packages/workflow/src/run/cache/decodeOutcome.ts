import type { Outcome, Output } from '../outcome.ts';
import { bodyAt, checksum, magic } from './encodeOutcome.ts';
import { isPlainOutcome } from './isPlainOutcome.ts';

/** Reads what `encodeOutcome` wrote under `key`. `undefined` for anything else: cut off, damaged, or not ours. */
export function decodeOutcome(key: string, bytes: Uint8Array): Outcome | undefined {
  const body = bytes.subarray(bodyAt);
  if (body.length < 4 || !startsWith(bytes, magic)) return undefined;
  if (!startsWith(bytes.subarray(magic.length), checksum(key, body))) return undefined;
  try {
    const outcome = new Map(parse(body) as [string, Output][]);
    return isPlainOutcome(outcome) ? outcome : undefined;
  } catch {
    return undefined;
  }
}

function parse(body: Uint8Array): unknown {
  const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true);
  const header = body.subarray(4, 4 + length);
  const floats = new Float32Array(Uint8Array.from(body.subarray(4 + length)).buffer);
  const text = Array.from({ length: Math.ceil(header.length / chunk) }, (_, i) =>
    String.fromCharCode(...header.subarray(i * chunk, (i + 1) * chunk)),
  ).join('');
  return JSON.parse(text, (_, value: unknown) => revive(value, floats));
}

/** Far fewer than the arguments that a function can take. */
const chunk = 4096;

function revive(value: unknown, floats: Float32Array): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('number' in value) return Number(value.number);
  if (!('floats' in value)) return value;
  const [from, count] = value.floats as [number, number];
  return floats.slice(from, from + count);
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
