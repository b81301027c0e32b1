import { createRandom, full, toImage, toTensor } from '@tweedie/core';
import { decode } from 'fast-png';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chunk, chunksOf, join } from './chunks.ts';
import { crc32 } from './crc32.ts';
import { encodePng } from './encodePng.ts';
import { inflate } from './inflate.ts';
import { readTextChunk, withTextChunk } from './textChunk.ts';

const x = createRandom(1).normal([2, 3, 5, 7]);
const png = encodePng(x);
const long = JSON.stringify(Array.from({ length: 2000 }, (_, i) => `Knoten ${i} ≠ «χ²»`));

test('the check sum of "123456789" is the one that is published', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

describe('pictures', () => {
  test.each([8, 16] as const)('with %d bits hold the codes of toImage', (depth) => {
    const image = toImage(x, { depth, sample: 1 });
    const back = decode(encodePng(x, { depth, sample: 1 }));
    expect(back).toMatchObject({ width: 7, height: 5, depth, channels: 3 });
    expect([...back.data]).toEqual([...image.data].filter((_, i) => i % 4 !== 3));
  });

  test('keep their alpha, and are rounded from codes of 16 bits', () => {
    const data = Uint16Array.of(65_535, 0, 32_768, 1000, 5, 6, 7, 65_535);
    const image = { width: 2, height: 1, data };
    expect([...decode(encodePng(image, { depth: 16 })).data]).toEqual([...data]);
    const { tensor, alpha } = toTensor(image);
    expect([...decode(encodePng(image)).data]).toEqual([...toImage(tensor, { alpha }).data]);
  });

  test('that are not finite are refused as toImage refuses them', () => {
    expect(() => encodePng(full([1, 1, 1, 1], NaN))).toThrow('every value must be a finite number');
  });
});

describe('text', () => {
  test.each([
    ['nothing', ''],
    ['a few words', 'μ = 0 and σ = 1 \u{1f436}'],
    ['much', long],
  ])('comes back: %s', (_, text) => {
    const written = withTextChunk(png, 'tweedie', text);
    expect(readTextChunk(written, 'tweedie')).toBe(text);
    expect(readTextChunk(written, 'other')).toBeUndefined();
    expect(decode(written, { checkCrc: true }).data).toEqual(decode(png).data);
  });

  test('that is long is packed', () => {
    expect(withTextChunk(png, 'tweedie', long).length - png.length).toBeLessThan(long.length / 4);
  });

  test('takes the place of what was there under the same keyword, and leaves the others', () => {
    const twice = withTextChunk(withTextChunk(withTextChunk(png, 'a', 'old'), 'b', 'kept'), 'a', 'new');
    expect([readTextChunk(twice, 'a'), readTextChunk(twice, 'b')]).toEqual(['new', 'kept']);
    expect(chunksOf(twice)?.filter(({ type }) => type === 'iTXt')).toHaveLength(2);
  });

  test.each(['', ' a', 'a ', 'a  b', 'ä', 'a\0b', 'x'.repeat(80)])('refuses the keyword "%s"', (keyword) => {
    expect(() => withTextChunk(png, keyword, '')).toThrow('a keyword must have 1 to 79 printable letters');
  });

  test('does not go into what is no PNG', () => {
    expect(() => withTextChunk(Uint8Array.of(1, 2, 3), 'a', '')).toThrowErrorMatchingInlineSnapshot(
      `[TweedieError: withTextChunk: the file is no PNG, or it is damaged]`,
    );
  });
});

describe('a damaged file', () => {
  const written = withTextChunk(png, 'tweedie', long);

  test('that is cut short has no text, wherever it ends', () => {
    for (let end = 0; end < written.length; end++) {
      expect(readTextChunk(written.subarray(0, end), 'tweedie')).toBeUndefined();
    }
  });

  test('with one wrong byte has no text, or the text that was written', () => {
    for (let i = 0; i < written.length; i++) {
      const wrong = written.slice();
      wrong[i]! ^= 0x41;
      // The check sums see any change of one byte before the end; what follows IEND does not count.
      expect(readTextChunk(wrong, 'tweedie')).toBeUndefined();
    }
  });

  function withChunk(data: Uint8Array): Uint8Array {
    const [first] = chunksOf(png)!;
    return join([png.subarray(0, first!.to), chunk('iTXt', data), png.subarray(first!.to)]);
  }

  test.each([
    ['is empty', []],
    ['has no end of its keyword', [97, 98]],
    ['has no text', [97, 0, 0, 0]],
    ['is packed by another method', [97, 0, 1, 7, 0, 0, 1, 2]],
    ['holds no zlib', [97, 0, 1, 0, 0, 0, 1, 2, 3]],
    ['holds no UTF-8', [97, 0, 0, 0, 0, 0, 0xff, 0xfe]],
  ])('whose chunk %s has no text', (_, data) => {
    expect(readTextChunk(withChunk(Uint8Array.from(data)), 'a')).toBeUndefined();
  });

  test('that unpacks to more than is believed gives nothing, and what is cut short neither', () => {
    const packed = zlibSync(new Uint8Array(1_000_000));
    expect(inflate(packed, 1_000_000)).toHaveLength(1_000_000);
    expect(inflate(packed, 999_999)).toBeUndefined();
    expect(inflate(packed.subarray(0, -100), 1_000_000)).toBeUndefined();
  });
});
