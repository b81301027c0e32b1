/** @file Text in a PNG, in chunks of the type iTXt (PNG, section 11.3.3.4): UTF-8, packed where it is long. */
import { TweedieError } from '@tweedie/core';
import { strToU8, strFromU8, zlibSync } from 'fflate';
import { type Chunk, chunk, chunksOf, join } from './chunks.ts';
import { inflate } from './inflate.ts';

/** Text from this length on is packed, as the standard advises. */
const long = 1024;
/** A file that says more than this, in bytes, is not believed. */
const limit = 64 * 2 ** 20;

/**
 * `png` with `text` under `keyword`, in place of what was there under it. The picture stays as it is. A keyword has 1 to
 * 79 letters, digits or signs of ASCII. Throws `bad-value` for other keywords, and `bad-image` where the file is no PNG
 * or is damaged.
 */
export function withTextChunk(png: Uint8Array, keyword: string, text: string): Uint8Array {
  if (!isKeyword(keyword)) {
    throw new TweedieError(
      'bad-value',
      `withTextChunk: a keyword must have 1 to 79 printable letters of ASCII and no space at its ends, got "${keyword}"`,
    );
  }
  const chunks = chunksOf(png);
  const first = chunks?.[0];
  if (!chunks || first?.type !== 'IHDR') {
    throw new TweedieError('bad-image', 'withTextChunk: the file is no PNG, or it is damaged');
  }
  const kept = chunks.slice(1).filter((other) => textOf(other)?.keyword !== keyword);
  return join([
    png.subarray(0, first.to),
    chunk('iTXt', dataOf(keyword, text)),
    ...kept.map(({ from, to }) => png.subarray(from, to)),
  ]);
}

/** The text under `keyword`, or `undefined` where there is none, or the file is no PNG or is damaged. Never throws. */
export function readTextChunk(png: Uint8Array, keyword: string): string | undefined {
  for (const each of chunksOf(png) ?? []) {
    const text = textOf(each);
    if (text?.keyword !== keyword) continue;
    const bytes = text.packed ? inflate(text.bytes, limit) : text.bytes;
    return bytes && decode(bytes);
  }
  return undefined;
}

/** Keyword, 0, packed or not, method 0, no language, no translation of the keyword, text. */
function dataOf(keyword: string, text: string): Uint8Array {
  const bytes = strToU8(text);
  const packed = bytes.length >= long;
  const head = [...strToU8(keyword), 0, packed ? 1 : 0, 0, 0, 0];
  return join([Uint8Array.from(head), packed ? zlibSync(bytes, { level: 9 }) : bytes]);
}

interface TextOf {
  readonly keyword: string;
  readonly packed: boolean;
  readonly bytes: Uint8Array;
}

function textOf({ type, data }: Chunk): TextOf | undefined {
  if (type !== 'iTXt') return undefined;
  const end = data.indexOf(0);
  const language = data.indexOf(0, end + 3);
  const translation = data.indexOf(0, language + 1);
  const [flag, method] = [data[end + 1], data[end + 2]];
  if (end < 1 || language < 0 || translation < 0 || method !== 0 || (flag !== 0 && flag !== 1)) {
    return undefined;
  }
  const keyword = strFromU8(data.subarray(0, end), true);
  return { keyword, packed: flag === 1, bytes: data.subarray(translation + 1) };
}

function isKeyword(keyword: string): boolean {
  return keyword.length <= 79 && /^[!-~](?:[ -~]*[!-~])?$/.test(keyword) && !keyword.includes('  ');
}

/** `undefined` for what is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
