import { type Image, TweedieError } from '@tweedie/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readImage } from './readImage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, content: Sharp | Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(
    path,
    typeof content === 'object' && 'toBuffer' in content ? await content.toBuffer() : content,
  );
  return path;
}

/** A picture of 3×2 pixels whose red counts the pixels. */
const counted = (channels: 3 | 4 = 3): Sharp => {
  const data = Uint8Array.from({ length: 6 * channels }, (_, i) =>
    i % channels === 3 ? 255 - i : i % channels === 0 ? (10 * i) / channels : 100,
  );
  return sharp(data, { raw: { width: 3, height: 2, channels } });
};
const channel = ({ data }: Image, index: number): number[] => [...data].filter((_, i) => i % 4 === index);
const deep = (codes: readonly number[], channels: 1 | 3 | 4): Sharp =>
  sharp(Uint16Array.from(codes), { raw: { width: codes.length / channels, height: 1, channels } });

test.each(['png', 'webp', 'tiff'] as const)(
  'a lossless %s gives its codes, and alpha where it has any',
  async (kind) => {
    const encode = (picture: Sharp): Sharp => picture.toFormat(kind, { lossless: true, compression: 'lzw' });
    const opaque = await readImage(await put(`opaque.${kind}`, encode(counted())));
    expect(opaque).toMatchObject({ width: 3, height: 2 });
    expect(opaque.data).toBeInstanceOf(Uint8ClampedArray);
    expect(channel(opaque, 0)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(channel(opaque, 3)).toEqual([255, 255, 255, 255, 255, 255]);
    const clear = await readImage(await put(`clear.${kind}`, encode(counted(4))));
    expect(channel(clear, 0)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(channel(clear, 3)).toEqual([252, 248, 244, 240, 236, 232]);
  },
);

test('a JPEG gives its codes to within its loss', async () => {
  const picture = sharp({
    create: { width: 16, height: 16, channels: 3, background: { r: 200, g: 100, b: 50 } },
  });
  const { data } = await readImage(
    await put('plain.jpg', picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' })),
  );
  // Rounding to whole Y, Cb and Cr moves a code by at most 0.5·(1 + 1.772) + 0.5.
  [200, 100, 50].forEach((code, i) => expect(Math.abs(data[i]! - code)).toBeLessThan(2));
});

// A picture 0 1 2 / 3 4 5 as a camera stores it, and as it is to be seen, for every EXIF orientation.
test.each([
  [1, [3, 2], [0, 1, 2, 3, 4, 5]],
  [2, [3, 2], [2, 1, 0, 5, 4, 3]],
  [3, [3, 2], [5, 4, 3, 2, 1, 0]],
  [4, [3, 2], [3, 4, 5, 0, 1, 2]],
  [5, [2, 3], [0, 3, 1, 4, 2, 5]],
  [6, [2, 3], [3, 0, 4, 1, 5, 2]],
  [7, [2, 3], [5, 2, 4, 1, 3, 0]],
  [8, [2, 3], [2, 5, 1, 4, 0, 3]],
] as const)('EXIF orientation %i is applied', async (orientation, [width, height], order) => {
  const stored = counted().withMetadata({ orientation }).png();
  const image = await readImage(await put(`turned-${orientation}.png`, stored));
  expect(image).toMatchObject({ width, height });
  expect(channel(image, 0)).toEqual(order.map((i) => 10 * i));
});

test('every 16-bit code of a PNG and a TIFF stays', async () => {
  const codes = Array.from({ length: 65536 }, (_, i) => [i, 65535 - i, i ^ 0x5555, 65535 - (i >> 1)]).flat();
  const picture = (): Sharp =>
    sharp(Uint16Array.from(codes), { raw: { width: 256, height: 256, channels: 4 } }).toColourspace('rgb16');
  for (const path of [
    await put('deep.png', picture().png()),
    await put('deep.tif', picture().tiff({ compression: 'deflate' })),
  ]) {
    const { data } = await readImage(path);
    expect(data).toBeInstanceOf(Uint16Array);
    expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(Uint16Array.from(codes).buffer))).toBe(0);
  }
});

test('grey becomes RGB in 8 and 16 bits, and keeps its alpha', async () => {
  const grey = sharp(Uint8Array.of(100, 255, 50, 128), { raw: { width: 2, height: 1, channels: 2 } });
  const { data } = await readImage(await put('grey.png', grey.toColourspace('b-w').png()));
  expect([...data]).toEqual([100, 100, 100, 255, 50, 50, 50, 128]);
  const greyDeep = deep([300, 65535], 1).toColourspace('grey16').png();
  const wide = await readImage(await put('grey16.png', greyDeep));
  expect([...wide.data]).toEqual([300, 300, 300, 65535, 65535, 65535, 65535, 65535]);
});

test('a CMYK JPEG becomes sRGB', async () => {
  const create = { width: 16, height: 16, channels: 3, background: { r: 200, g: 60, b: 60 } } as const;
  const path = await put('cmyk.jpg', sharp({ create }).toColourspace('cmyk').jpeg({ quality: 100 }));
  expect((await sharp(path).metadata()).space).toBe('cmyk');
  const [r = 0, g = 0, b = 0, alpha] = (await readImage(path)).data;
  // A colour well inside of the gamut of print survives the two profiles to about a tenth of the range.
  expect(Math.max(Math.abs(r - 200), Math.abs(g - 60), Math.abs(b - 60))).toBeLessThan(26);
  expect(alpha).toBe(255);
});

/** Display P3 → sRGB by their primaries, both with the sRGB curve (CSS Color 4), for codes in [0, 1]. */
function srgbOfP3(p3: readonly number[]): number[] {
  const linear = p3.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const matrix = [
    [1.2249401763, -0.2249401763, 0],
    [-0.0420569547, 1.0420569547, 0],
    [-0.0196375546, -0.0786360456, 1.0982736002],
  ];
  return matrix.map((row) => {
    const v = row.reduce((sum, m, i) => sum + m * linear[i]!, 0);
    return v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
  });
}

test('a Display P3 profile in 16 bits is taken to sRGB', async () => {
  const colours = [
    [0.5, 0.5, 0.5],
    [0.6, 0.4, 0.3],
    [0.3, 0.5, 0.6],
    [0.9, 0.8, 0.85],
  ];
  const codes = colours.map((colour) => colour.map((value) => Math.round(value * 65535)));
  const tagged = deep(codes.flat(), 3).toColourspace('rgb16').withIccProfile('p3').png(); // codes are P3 to sharp
  const { data } = await readImage(await put('p3-16.png', tagged));
  codes.forEach((code, i) => {
    const expected = srgbOfP3(code.map((value) => value / 65535));
    // The colour engine interpolates in a table of 33 values per axis: allow one code of 8 bits.
    expected.forEach((value, c) => expect(Math.abs(data[4 * i + c]! / 65535 - value)).toBeLessThan(1 / 255));
  });
});

test('a Display P3 profile in 8 bits is taken to sRGB, and an sRGB profile changes nothing', async () => {
  const codes = [128, 128, 128, 180, 90, 70, 60, 120, 160];
  const picture = sharp(Uint8Array.from(codes), { raw: { width: 3, height: 1, channels: 3 } }).png();
  const p3 = await put('p3-8.png', picture.clone().withIccProfile('p3'));
  const stored = await sharp(p3, { ignoreIcc: true }).raw().toBuffer();
  expect(Math.max(...codes.map((code, i) => Math.abs(code - stored[i]!)))).toBeGreaterThan(5);
  const back = (await readImage(p3)).data.filter((_, i) => i % 4 !== 3);
  // Rounding to whole P3 codes moves linear light by half a code, times at most 1.23 + 0.23 in the matrix.
  codes.forEach((code, i) => expect(Math.abs(back[i]! - code)).toBeLessThanOrEqual(1));

  const srgb = await put('srgb.png', picture.clone().withIccProfile('srgb'));
  expect((await sharp(srgb).metadata()).icc).toBeDefined();
  expect([...(await readImage(srgb)).data.filter((_, i) => i % 4 !== 3)]).toEqual(codes);
});

/** A TIFF of one grey strip, as its header tells it. */
function tiff({
  width,
  height,
  bits,
  sampleFormat,
}: Record<'width' | 'height' | 'bits' | 'sampleFormat', number>): Buffer {
  const entries = [
    [256, width],
    [257, height],
    [258, bits],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, height],
    [279, (width * height * bits) / 8],
    [339, sampleFormat],
  ] as const;
  const file = Buffer.alloc(8 + 256 + 2 + 12 * entries.length + 4);
  file.write('II');
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(8 + 256, 4);
  file.writeUInt16LE(entries.length, 8 + 256);
  entries.forEach(([tag, value], i) => {
    const at = 8 + 256 + 2 + 12 * i;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  return file;
}

const failure = async (path: string): Promise<string> => {
  const error = (await readImage(path).catch((error: unknown) => error)) as TweedieError;
  expect(error).toBeInstanceOf(TweedieError);
  return `${error.code}: ${error.message}`.replaceAll(folder, 'FOLDER');
};

test('what is no picture is told in a sentence', async () => {
  expect(await failure(join(folder, 'none.png'))).toMatchInlineSnapshot(
    `"not-found: There is no file FOLDER/none.png"`,
  );
  expect(await failure(folder)).toMatchInlineSnapshot(`"bad-image: FOLDER cannot be read: it is a folder"`);
  expect(await failure(await put('text.png', 'Dear diary'))).toMatchInlineSnapshot(
    `"bad-image: FOLDER/text.png is not a picture that can be read"`,
  );
  expect(await failure(await put('empty.png', ''))).toMatchInlineSnapshot(
    `"bad-image: FOLDER/empty.png is empty"`,
  );
  expect(
    await failure(await put('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')),
  ).toMatchInlineSnapshot(`"bad-image: FOLDER/drawing.svg is not a picture that can be read"`);
  const float = tiff({ width: 4, height: 4, bits: 32, sampleFormat: 3 });
  expect(await failure(await put('float.tif', float))).toMatchInlineSnapshot(
    `"bad-image: FOLDER/float.tif: a picture must have 8 or 16 bits per channel, got float"`,
  );
  const bomb = tiff({ width: 50_000, height: 50_000, bits: 8, sampleFormat: 1 });
  expect(await failure(await put('bomb.tif', bomb))).toMatchInlineSnapshot(
    `"bad-image: FOLDER/bomb.tif: a picture may have at most 100 million pixels, got 50000×50000"`,
  );
});

test.each(['png', 'jpeg', 'webp', 'tiff'] as const)(
  'a %s that is cut short is told from a whole one',
  async (kind) => {
    const noise = sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    });
    const whole = await noise.toFormat(kind).toBuffer();
    expect((await readImage(await put(`whole.${kind}`, whole))).width).toBe(64);
    for (const share of [0.02, 0.5, 0.98]) {
      const cut = await put(`cut.${kind}`, whole.subarray(0, Math.max(16, share * whole.length)));
      expect(await failure(cut)).toBe(`bad-image: FOLDER/cut.${kind} is damaged or cut short`);
    }
  },
);
