import { parseModelAddress } from '@tweedie/priors';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tinyModel } from '../network/fixtures/tinyModel.ts';
import { readCard } from '../priors/readCard.ts';
import { createDownload, type Download } from './createDownload.ts';
import { hostileServer, type HostileServer, status } from './fixtures/hostileServer.ts';

const photos = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json');
const vector = { type: 1, shape: [3] } as const;
const modelWith = (file: string): Uint8Array =>
  tinyModel([{ op: 'Mul', inputs: ['x', 'w'], outputs: ['y'] }], {
    inputs: [{ name: 'x', ...vector }],
    outputs: [{ name: 'y', ...vector }],
    weights: [{ name: 'w', shape: [3], file, offset: 0 }],
  });
const weights = new Uint8Array(Float32Array.of(2, 3, 5).buffer);

let server: HostileServer;
let folder: string;
beforeAll(async () => {
  server = await hostileServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-download-'));
});
afterEach(() => rm(folder, { recursive: true }));

const download = (path: string): Download =>
  createDownload(parseModelAddress(`${server.url}${path}`)!, { folder, waits: [] });

test('the weights of a model come along, in folders too, and all of it goes when it is dropped', async () => {
  server.serve('/a/model.onnx', modelWith('parts/model.onnx_data'));
  server.serve('/a/parts/model.onnx_data', weights);
  const fetched = download('/a/model.onnx');
  await fetched.model();
  expect(new Uint8Array(await readFile(join(dirname(fetched.file), 'parts', 'model.onnx_data')))).toEqual(
    weights,
  );
  await fetched.drop();
  expect(await readdir(folder)).toEqual([]);
});

test.each(['../weights', '/etc/passwd'])(
  'weights outside of the folder are not fetched: %s',
  async (stray) => {
    server.serve('/b/model.onnx', modelWith(stray));
    await expect(download('/b/model.onnx').model()).rejects.toThrow(
      `model.onnx keeps weights outside of its folder, in ${stray}`,
    );
    expect(await readdir(folder)).toEqual([]);
  },
);

test('weights that are others than the card says are refused, and those that are gone told', async () => {
  server.serve('/c/model.onnx', modelWith('data'));
  server.serve('/c/data', weights);
  const pin = { weights: [{ file: 'data', sha256: '0'.repeat(64), bytes: weights.length }] };
  await expect(download('/c/model.onnx').model(pin)).rejects.toThrow('data is damaged');
  server.serve('/c/data', status(404));
  await expect(download('/c/model.onnx').model()).rejects.toThrow(`has no such file: ${server.url}/c/data`);
});

test('what is no network is not kept', async () => {
  server.serve('/d/model.onnx', Buffer.from('version https://git-lfs.github.com/spec/v1'));
  await expect(download('/d/model.onnx').model()).rejects.toMatchObject({ code: 'bad-model' });
  expect(await readdir(folder)).toEqual([]);
});

test('the card beside a model is used where it is one, and about it', async () => {
  const card = await readCard(photos);
  server.serve('/e/card.json', Buffer.from(JSON.stringify(card)));
  expect(await download('/e/model.onnx').card()).toEqual(card);
  expect(await download('/e/other.onnx').card()).toBeUndefined();
  server.serve('/f/card.json', Buffer.from('{"license": "mit"}'));
  expect(await download('/f/model.onnx').card()).toBeUndefined();
  expect(await download('/g/model.onnx').card()).toBeUndefined();
  server.serve('/h/card.json', (response) => response.writeHead(200).end(Buffer.alloc(1_100_000, ' ')));
  await expect(download('/h/model.onnx').card()).rejects.toThrow('has more than 1 MB, which no card has');
});

test('a scheduler is found where diffusers puts it, and lies beside the model then', async () => {
  const config = '{"_class_name": "DDPMScheduler"}';
  server.serve('/i/scheduler/scheduler_config.json', Buffer.from(config));
  const fetched = download('/i/unet/model.onnx');
  expect(await fetched.scheduler()).toBe(true);
  expect(await readFile(join(dirname(fetched.file), 'scheduler_config.json'), 'utf8')).toBe(config);
  expect(await download('/j/model.onnx').scheduler()).toBe(false);
});
