import { createRandom, type Image, TweedieError } from '@tweedie/core';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readImage } from './readImage.ts';
import { writeImage } from './writeImage.ts';

vi.mock('node:fs/promises', { spy: true });

let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'tweedie-write-'));
});
afterAll(() => fs.rm(folder, { recursive: true }));

function picture(depth: 8 | 16, { opaque = false } = {}): Image {
  const random = createRandom(depth);
  const codes = Array.from({ length: 4 * 20 * 15 }, (_, i) => {
    if (opaque && i % 4 === 3) return 2 ** depth - 1;
    return random.integer(2 ** depth);
  });
  const data = depth === 8 ? Uint8ClampedArray.from(codes) : Uint16Array.from(codes);
  return { width: 20, height: 15, data };
}

test.each(['a.png', 'a.PNG', 'a.webp', 'a.tif', 'a.tiff', 'new/folder/a.png'])(
  '8 bits survive in %s',
  async (name) => {
    const path = join(folder, name);
    for (const image of [picture(8), picture(8, { opaque: true })]) {
      await writeImage(path, image);
      expect(await readImage(path)).toEqual(image);
    }
    expect((await sharp(path).metadata()).hasAlpha).toBe(false);
  },
);

test.each(['deep.png', 'deep.tif'])('16 bits survive in %s', async (name) => {
  const path = join(folder, name);
  for (const image of [picture(16), picture(16, { opaque: true })]) {
    await writeImage(path, image);
    expect(await readImage(path)).toEqual(image);
  }
});

test('16 bits become the nearest 8 where a format has no more', async () => {
  const image = picture(16);
  const path = join(folder, 'narrow.webp');
  await writeImage(path, image);
  const { data } = await readImage(path);
  const worst = Math.max(...Array.from(image.data, (code, i) => Math.abs(data[i]! - code / 257)));
  expect(worst).toBeLessThanOrEqual(0.5);
});

test('a JPEG is close, and opaque', async () => {
  const path = join(folder, 'a.jpeg');
  const data = Uint8ClampedArray.from({ length: 4 * 32 * 32 }, (_, i) => [200, 100, 50, 10][i % 4]!);
  await writeImage(path, { width: 32, height: 32, data });
  const back = await readImage(path);
  [200, 100, 50, 255].forEach((code, i) => expect(Math.abs(back.data[i]! - code)).toBeLessThan(3));
});

async function failureOf(path: string, image: Image): Promise<TweedieError> {
  const error: unknown = await writeImage(path, image).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TweedieError);
  return error as TweedieError;
}

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'there is no permission'],
  ['EROFS', 'the disk is read-only'],
])('where writing ends with %s, nothing is left and the old file stays', async (code, why) => {
  const path = join(folder, `kept-${code}.png`);
  const old = picture(8);
  await writeImage(path, old);
  const before = await fs.readdir(folder);
  vi.mocked(fs.writeFile).mockImplementationOnce(async (file) => {
    await (await fs.open(file as string, 'w')).close(); // a beginning is on the disk
    throw Object.assign(new Error('write'), { code });
  });
  const error = await failureOf(path, picture(8, { opaque: true }));
  expect(error.code).toBe('write-failed');
  expect(error.message).toBe(`${path} cannot be written: ${why}`);
  expect(error.remedy).toBeDefined();
  expect(await fs.readdir(folder)).toEqual(before);
  expect(await readImage(path)).toEqual(old);
});

test('places that no file can be written to are told in a sentence', async () => {
  const image = picture(8);
  await writeImage(join(folder, 'file.png'), image);
  await fs.mkdir(join(folder, 'folder.png'));
  const messages = [
    await failureOf(join(folder, 'file.png', 'a.png'), image),
    await failureOf(join(folder, 'folder.png'), image),
    await failureOf(join(folder, 'a.bmp'), image),
    await failureOf(join(folder, 'wide.webp'), {
      width: 20_000,
      height: 1,
      data: new Uint8ClampedArray(80_000),
    }),
  ].map(({ code, message }) => `${code}: ${message}`.replaceAll(folder, 'FOLDER'));
  expect(messages).toMatchInlineSnapshot(`
    [
      "write-failed: FOLDER/file.png/a.png cannot be written: a file stands where a folder should be",
      "write-failed: FOLDER/folder.png cannot be written: a folder has this name",
      "write-failed: FOLDER/a.bmp: the name must end in one of .png, .jpg, .webp, .tif",
      "write-failed: FOLDER/wide.webp cannot be encoded: Processed image is too large for the WebP format",
    ]
  `);
  expect((await fs.readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
