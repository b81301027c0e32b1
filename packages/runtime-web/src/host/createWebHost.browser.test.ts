import { createRegistry, type Image } from '@tweedie/core';
import { embeddedPriors } from '@tweedie/priors/embedded';
import face from '@tweedie/workflow/templates/pictures/face.png?url';
import { expect, test } from 'vitest';
import { decodeImage } from '../images/decodeImage.ts';
import { builtInPlugins } from '../session/builtInPlugins.ts';
import { createWebHost, type StoredFile } from './createWebHost.ts';
import type { WebPriors } from './createWebPriors.ts';
import type { Files } from './files.ts';
import { findPrior, type FindPriorOptions } from './findPrior.ts';

const png = await (await fetch(face)).blob();
const image: Image = { width: 2, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255) };
const places: FindPriorOptions = { registry: createRegistry(builtInPlugins), addresses: embeddedPriors };

function hostOf(files: Files): { host: ReturnType<typeof createWebHost>; stored: StoredFile[] } {
  const stored: StoredFile[] = [];
  const priors = {} as WebPriors;
  const host = createWebHost({ files, priors, sizes: new Map(), onResult: (file) => void stored.push(file) });
  return { host, stored };
}

test('a picture has the size and the key of its file, however the page gave it', async () => {
  const bytes = await png.arrayBuffer();
  const { host } = hostOf({ 'a.png': png, 'b.png': bytes, c: image });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const key = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(await host.describeImage('a.png')).toEqual({ width: 64, height: 64, key });
  expect(await host.describeImage('b.png')).toEqual({ width: 64, height: 64, key });
  expect(await host.describeImage('c')).toMatchObject({ width: 2, height: 1 });
  expect(await host.readImage('b.png')).toEqual(await decodeImage(png));
  expect(await host.readImage('c')).toBe(image);
});

test('pixels of one size that differ, or of two sizes that do not, have keys of their own', async () => {
  const turned: Image = { ...image, width: 1, height: 2 };
  const other: Image = { ...image, data: image.data.map((code) => 255 - code) };
  const { host } = hostOf({ image, turned, other, same: { ...image, data: image.data.slice() } });
  const keyOf = async (name: string): Promise<string> => (await host.describeImage(name)).key;
  expect(await keyOf('same')).toBe(await keyOf('image'));
  const keys = [await keyOf('image'), await keyOf('turned'), await keyOf('other')];
  expect(new Set(keys).size).toBe(3);
});

test('a folder holds the pictures that lie in it, in the order of their names', async () => {
  const { host } = hostOf({
    'photos/10.png': png,
    'photos/9.JPG': png,
    'photos/notes.txt': png,
    'photos/raw': image,
    'photos/more/1.png': png,
    'photos2/1.png': png,
  });
  expect(await host.listImages('photos/')).toEqual(['photos/9.JPG', 'photos/10.png', 'photos/raw']);
  await expect(host.listImages('nowhere')).rejects.toMatchObject({ code: 'not-found' });
});

test('what is not there, and what is no picture, is told by its name', async () => {
  const { host } = hostOf({ 'a.txt': new Blob(['words']) });
  await expect(host.readImage('b.png')).rejects.toThrow('There is no file b.png');
  await expect(host.readImage('constructor')).rejects.toThrow('There is no file constructor');
  await expect(host.readImage('a.txt')).rejects.toThrow('a.txt is text');
});

test('results get names that no other has, and the type of their ending', async () => {
  const { host, stored } = hostOf({});
  const names = [
    await host.saveImage('a.png', image),
    await host.saveImage('a.png', image),
    await host.saveImage('../b.webp', image),
    await host.saveImage('c.d', image),
    await host.saveText('t.csv', '1,2'),
    await host.saveText('t.svg', '<svg/>'),
  ];
  expect(names).toEqual(['a.png', 'a-2.png', '-b.webp', 'c.d.png', 't.csv', 't.svg']);
  expect(stored.map(({ name }) => name)).toEqual(names);
  const types = ['image/png', 'image/png', 'image/webp', 'image/png', 'text/csv', 'image/svg+xml'];
  expect(stored.map(({ blob }) => blob.type)).toEqual(types);
  expect(await stored[4]!.blob.text()).toBe('1,2');
  const back = await decodeImage(stored[0]!.blob);
  expect([...back.data]).toEqual([...image.data]);
});

test('a prior is found by its long name, by its short one, and as a card among the files', async () => {
  const { card } = await findPrior('@tweedie/priors/faces', {}, places);
  expect(card.name).toBe('faces');
  expect((await findPrior('faces', {}, places)).card).toEqual(card);
  const [network, weights] = [new Blob(['model']), new Blob(['weights'])];
  const files = {
    'mine/card.json': new Blob([JSON.stringify(card)]),
    'mine/model.onnx': network,
    'mine/weights.data': weights,
  };
  for (const name of ['mine', 'mine/card.json']) {
    const { model, ...rest } = await findPrior(name, files, places);
    expect(rest).toEqual({ card });
    if (typeof model === 'string') throw new Error('a file was given');
    expect(model.fileBeside('model.onnx')).toBe(network);
    expect(model.fileBeside('weights.data')).toBe(weights);
    expect(() => model.fileBeside('more.data')).toThrow('There is no file mine/more.data');
  }
});

test('a prior that is not there, or not whole, is told of with what to do', async () => {
  const found = (which: string, files: Files = {}): Promise<unknown> => findPrior(which, files, places);
  await expect(found('nobody')).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is no prior "nobody"',
    remedy: expect.stringContaining('@tweedie/priors/photos') as string,
  });
  await expect(found('mine', { 'mine/card.json': new Blob(['{']) })).rejects.toMatchObject({
    code: 'bad-model',
  });
  const { card } = await findPrior('faces', {}, places);
  await expect(found('mine', { 'mine/card.json': new Blob([JSON.stringify(card)]) })).rejects.toThrow(
    'There is no file mine/model.onnx',
  );
  const lost = { lost: { card: '/nowhere/card.json', url: '/nowhere/model.onnx' } };
  await expect(findPrior('lost', {}, { ...places, addresses: lost })).rejects.toMatchObject({
    code: 'not-found',
  });
});
