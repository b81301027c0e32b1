import { createRegistry, type Image, TweedieError } from '@tweedie/core';
import { priorsPlugin } from '@tweedie/priors';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeImage } from '../images/writeImage.ts';
import { createNodeHost, type NodeHost } from './createNodeHost.ts';

const registry = createRegistry([priorsPlugin]);
const photos = '@tweedie/priors/photos';
let root: string;
let folder: string;
let host: NodeHost;
let confined: NodeHost;

function picture(width: number, height: number, value = 100): Image {
  return {
    width,
    height,
    data: Uint8Array.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? 255 : value)),
  };
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tweedie-host-'));
  folder = join(root, 'workflow');
  await mkdir(join(folder, 'photos'), { recursive: true });
  for (const name of ['photo 10.png', 'photo 9.png'])
    await writeImage(join(folder, 'photos', name), picture(6, 4));
  await writeFile(join(folder, 'photos', 'notes.txt'), 'words');
  await writeImage(join(root, 'secret.png'), picture(2, 2));
  await symlink(join(root, 'secret.png'), join(folder, 'link.png'));
  await symlink(root, join(folder, 'way-out'));
  host = createNodeHost({ folder, registry });
  confined = createNodeHost({ folder, registry, confined: true });
});
afterAll(async () => {
  await host.dispose();
  await confined.dispose();
  await rm(root, { recursive: true });
});

test('a picture is found by its name in the folder, and its key changes with its bytes', async () => {
  const facts = await host.describeImage('photos/photo 9.png');
  expect(facts).toMatchObject({ width: 6, height: 4 });
  const { width, height, data } = await host.readImage('photos/photo 9.png');
  expect([width, height, data[0]]).toEqual([6, 4, 100]);
  expect((await host.describeImage('photos/photo 10.png')).key).toBe(facts.key); // the same bytes
  await writeImage(join(folder, 'changed.png'), picture(6, 4, 101));
  expect((await host.describeImage('changed.png')).key).not.toBe(facts.key);
});

test('the size of a picture is that after it has been turned as its EXIF orientation says', async () => {
  const pixels = sharp({ create: { width: 8, height: 5, channels: 3, background: '#123' } });
  await pixels.withMetadata({ orientation: 6 }).jpeg().toFile(join(folder, 'turned.jpg'));
  expect(await host.describeImage('turned.jpg')).toMatchObject({ width: 5, height: 8 });
  expect(await host.readImage('turned.jpg')).toMatchObject({ width: 5, height: 8 });
});

test('a folder lists its pictures in the order that people count, under names that can be read', async () => {
  const names = await host.listImages('photos');
  expect(names).toEqual(['photos/photo 9.png', 'photos/photo 10.png']);
  expect(await host.listImages('photos/')).toEqual(names);
  expect((await host.readImage(names[1]!)).width).toBe(6);
});

test('results get names that nothing has, whoever writes at the same time', async () => {
  const saved = await Promise.all([1, 2, 3].map((value) => host.saveImage('a.png', picture(1, 1, value))));
  expect(saved.toSorted()).toEqual(['out/a-2.png', 'out/a-3.png', 'out/a.png']);
  const values = await Promise.all(saved.map(async (file) => (await host.readImage(file)).data[0]));
  expect(values).toEqual([1, 2, 3]);
  expect(await host.saveText('table.csv', 'a,b\r\n')).toBe('out/table.csv');
  expect(await host.saveText('table.csv', 'a,c\r\n')).toBe('out/table-2.csv');
  expect(await host.saveText('table.csv', 'a,b\r\n')).toBe('out/table.csv'); // it is there already
  expect(await readFile(join(folder, 'out/table.csv'), 'utf8')).toBe('a,b\r\n');
  expect((await readdir(join(folder, 'out'))).some((name) => name.endsWith('.part'))).toBe(false);
});

test('16 bits stay 16 bits, and a name without an ending becomes a PNG', async () => {
  const deep: Image = { width: 1, height: 1, data: Uint16Array.of(1, 257, 40_000, 65_535) };
  const file = await host.saveImage('deep', deep);
  expect(file).toBe('out/deep.png');
  expect((await host.readImage(file)).data).toEqual(deep.data);
});

test('the name of a result never leads out of the folder of results', async () => {
  for (const name of [
    '../../evil.txt',
    '/etc/evil.txt',
    '..',
    'a/b\\c.txt',
    'CON.txt',
    '\0.txt',
    'ä'.repeat(300),
  ]) {
    const file = await host.saveText(name, 'x');
    expect(file).toMatch(/^out\/[^/\\\0]+$/);
    expect(await readFile(join(folder, file), 'utf8')).toBe('x');
  }
  expect(await readdir(root)).toEqual(['secret.png', 'workflow']);
});

test('a confined workflow reads nothing outside of its folder, by no path and no link', async () => {
  const outside = [
    '../secret.png',
    join(root, 'secret.png'),
    'link.png',
    'way-out/secret.png',
    'photos/../../secret.png',
  ];
  for (const name of outside) {
    expect((await host.readImage(name)).width).toBe(2);
    for (const read of [confined.readImage, confined.describeImage]) {
      const error = await read(name).catch((error: unknown) => error);
      expect(error).toMatchObject({
        code: 'not-found',
        message: `${name} lies outside of the folder of the workflow`,
      });
    }
  }
  await expect(confined.listImages('way-out')).rejects.toMatchObject({ code: 'not-found' });
  await expect(confined.describePrior('way-out')).rejects.toMatchObject({ code: 'not-found' });
  expect((await confined.readImage('photos/photo 9.png')).width).toBe(6);
});

test('errors name files as the workflow does, not where they lie on the machine', async () => {
  await writeFile(join(folder, 'broken.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]));
  const messages: string[] = [];
  for (const name of ['none.png', 'broken.png', 'photos/notes.txt', 'photos', 'nul\0.png', '']) {
    const error = await confined.readImage(name).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TweedieError);
    messages.push((error as TweedieError).message);
  }
  expect(messages.join('\n')).not.toContain(root);
  expect(messages).toEqual([
    'There is no file none.png',
    'broken.png is damaged or cut short',
    'photos/notes.txt is not a picture that can be read',
    'photos cannot be read: it is a folder',
    'There is no file nul\0.png',
    'There is no file ',
  ]);
  await expect(host.listImages('broken.png')).rejects.toThrow('broken.png is not a folder that can be read');
});

test('a prior is described without its weights, by its name and by the path of its card', async () => {
  const info = await host.describePrior(photos);
  expect(info).toMatchObject({
    name: 'photos',
    shape: { channels: 3, height: null, width: null, multiple: 1 },
    vjp: true,
  });
  const card = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json');
  expect(await host.describePrior(card)).toEqual(info);
  expect(await host.describePrior(dirname(card))).toEqual(info);
  const found = createNodeHost({
    folder,
    findPrior: (which) => Promise.resolve(which === 'mine' ? card : undefined),
  });
  expect(await found.describePrior('mine')).toEqual(info);
  await expect(found.describePrior(photos)).rejects.toMatchObject({ code: 'not-found' });
});

test('a change of the card changes the key', async () => {
  const original = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json');
  const text = await readFile(original, 'utf8');
  await mkdir(join(folder, 'mine'));
  await writeFile(join(folder, 'mine/model.onnx'), '');
  await writeFile(join(folder, 'mine/card.json'), text);
  const { key } = await confined.describePrior('mine');
  expect(key).toBe((await host.describePrior(photos)).key);
  const card = JSON.parse(text) as { sigma: { max: number } };
  await writeFile(
    join(folder, 'mine/card.json'),
    JSON.stringify({ ...card, sigma: { ...card.sigma, max: 7 } }),
  );
  expect((await confined.describePrior('mine')).key).not.toBe(key);
  await rename(join(folder, 'mine/model.onnx'), join(root, 'model.onnx'));
  await symlink(join(root, 'model.onnx'), join(folder, 'mine/model.onnx'));
  await expect(confined.openPrior('mine')).rejects.toThrow('outside of the folder');
  await rm(join(root, 'model.onnx'));
});

test('a prior opens once for all who ask, works, and closes with the host', async () => {
  const own = createNodeHost({ folder, registry });
  const [one, two] = await Promise.all([own.openPrior(photos), own.openPrior('photos')]);
  expect(one).toBe(two);
  const x = { shape: [1, 3, 16, 16], data: new Float32Array(768) };
  expect((await one.denoise(x, 0.5)).shape).toEqual([1, 3, 16, 16]);
  await own.dispose();
  await expect(one.denoise(x, 0.5)).rejects.toThrow();
});

test('a signal ends the wait for a prior, and the next one gets it', async () => {
  const own = createNodeHost({ folder, registry });
  await expect(own.openPrior(photos, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'aborted',
  });
  expect((await own.openPrior(photos)).name).toBe('photos');
  await own.dispose();
});

test('a prior that is not there is told with those that are', async () => {
  await expect(host.describePrior('@tweedie/priors/none')).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is no prior "@tweedie/priors/none"',
    remedy: 'There are: photos, faces, brains, photos-latent.',
  });
});
