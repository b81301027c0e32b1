/** @file The chunks that a PNG is made of: length, type, data, check sum (PNG, section 5). */
import { crc32 } from './crc32.ts';

export interface Chunk {
  /** Four letters. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Where it begins and ends in the file. */
  readonly from: number;
  readonly to: number;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The chunks of a PNG from the first to IEND, or `undefined` where the file is none or is damaged. */
export function chunksOf(png: Uint8Array): Chunk[] | undefined {
  if (signature.some((byte, i) => png[i] !== byte)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let from = signature.length; from + 12 <= png.length; ) {
    const length = view.getUint32(from);
    const to = from + 12 + length;
    if (to > png.length) return undefined;
    const named = png.subarray(from + 4, to - 4);
    if (crc32(named) !== view.getUint32(to - 4)) return undefined;
    const type = String.fromCharCode(...named.subarray(0, 4));
    chunks.push({ type, data: named.subarray(4), from, to });
    if (type === 'IEND') return chunks;
    from = to;
  }
  return undefined;
}

/** A chunk as bytes. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** One array after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
