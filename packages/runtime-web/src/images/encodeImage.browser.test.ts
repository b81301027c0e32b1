import { type Image, TweedieError } from '@tweedie/core';
import { expect, test } from 'vitest';
import { encodeImage } from './encodeImage.ts';
import { readOnNode } from './fixtures/ask.ts';

/** A picture whose alpha has every value, and colours everywhere. */
const clear: Image = {
  width: 16,
  height: 16,
  data: Uint8ClampedArray.from({ length: 1024 }, (_, i) =>
    i % 4 === 3 ? i >> 2 : (37 * i + (i >> 5)) & 255,
  ),
};
const opaque = { ...clear, data: clear.data.map((code, i) => (i % 4 === 3 ? 255 : code)) };
const deep = {
  ...clear,
  data: Uint16Array.from(clear.data, (code, i) => (i % 8 === 3 ? 65535 : 251 * code + (i % 7))),
};

test('a PNG keeps every code and every alpha, in 8 and 16 bits', async () => {
  for (const image of [clear, opaque, deep]) {
    const file = await encodeImage(image);
    expect(file.type).toBe('image/png');
    const back = await readOnNode(file);
    expect(back.data.constructor).toBe(image.data.constructor);
    expect([...back.data]).toEqual([...image.data]);
  }
});

test('a PNG has the depth that is asked for', async () => {
  const shallow = await readOnNode(await encodeImage(deep, { depth: 8 }));
  expect([...shallow.data]).toEqual(Array.from(deep.data, (code) => Math.round(code / 257)));
  const wide = await readOnNode(await encodeImage(opaque, { depth: 16 }));
  expect([...wide.data]).toEqual(Array.from(opaque.data, (code) => 257 * code));
});

test('JPEG and WebP come close, and only WebP has alpha', async () => {
  const soft = { ...clear, data: clear.data.map((code, i) => (i % 4 === 3 ? code : 100 + (i >> 4))) };
  for (const type of ['jpeg', 'webp'] as const) {
    const file = await encodeImage(soft, { type });
    expect(file.type).toBe(`image/${type}`);
    const { data } = await readOnNode(file);
    expect(data[3]).toBe(type === 'jpeg' ? 255 : 0);
    const last = 4 * 255; // opaque in both
    for (let c = 0; c < 3; c++) expect(Math.abs(data[last + c]! - soft.data[last + c]!)).toBeLessThan(8);
  }
});

test('an image of no pixels is refused', async () => {
  const none = encodeImage({ width: 0, height: 1, data: new Uint8ClampedArray() });
  await expect(none).rejects.toThrow(TweedieError);
});
