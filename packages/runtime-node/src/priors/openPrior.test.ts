import {
  combine,
  createRandom,
  mean,
  multiply,
  sub,
  type Tensor,
  toTensor,
  TweedieError,
} from '@tweedie/core';
import priorsPlugin from '@tweedie/priors';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { readImage } from '../images/readImage.ts';
import { openPrior } from './openPrior.ts';

const runtime = createNodeRuntime();
const [photos, faces] = priorsPlugin.priors!;
const photosFolder = dirname(createRequire(import.meta.url).resolve(photos!.card));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-priors-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** 10·log₁₀(2² / mean squared error): the range of model units is 2. */
function psnr(x: Tensor, reference: Tensor): number {
  const error = sub(x, reference);
  return 10 * Math.log10(4 / mean(multiply(error, error))[0]!);
}

/**
 * The PSNR of the embedded prior on this crop, `noise` in codes of 255: the mean of 40 draws and the spread of one,
 * from the graph alone in ONNX Runtime, fed with noise by Box and Muller. `card` is what the card gives for the mean
 * of 17 photographs, which differ by a standard deviation of 3.4 dB (at 25).
 */
const known = [
  { noise: 15, expected: 34.2, spread: 0.07, card: 36.5 },
  { noise: 25, expected: 31.85, spread: 0.06, card: 33.98 },
  { noise: 50, expected: 29.17, spread: 0.1, card: 30.74 },
];

test('the prior of photographs takes noise off a photograph as its card says', async () => {
  const prior = await openPrior(photos!, { runtime });
  const clean = toTensor(
    await readImage(fileURLToPath(new URL('fixtures/waves.png', import.meta.url))),
  ).tensor;
  for (const { noise, expected, spread, card } of known) {
    const sigma = noise / 127.5;
    const noisy = combine([1, clean], [sigma, createRandom(noise).normal(clean.shape)]);
    const quality = psnr(await prior.denoise(noisy, sigma), clean);
    expect(Math.abs(quality - expected)).toBeLessThan(4 * spread);
    expect(Math.abs(quality - card)).toBeLessThan(3.4);
    expect(quality - psnr(noisy, clean)).toBeGreaterThan(8);
  }
  await prior.dispose();
});

test('a prior takes any size, and tiles of a large image change next to nothing', async () => {
  const whole = await openPrior(photos!, { runtime });
  const cut = await openPrior(photos!, { runtime, tile: 96, overlap: 48 });
  for (const [height, width] of [
    [1, 1],
    [13, 50],
  ] as const) {
    const x = createRandom(1).normal([1, 3, height, width]);
    expect((await whole.denoise(x, 1)).shape).toEqual(x.shape);
  }
  const clean = toTensor(
    await readImage(fileURLToPath(new URL('fixtures/waves.png', import.meta.url))),
  ).tensor;
  const sigma = 25 / 127.5;
  const noisy = combine([1, clean], [sigma, createRandom(3).normal(clean.shape)]);
  const [one, many] = [await whole.denoise(noisy, sigma), await cut.denoise(noisy, sigma)];
  expect(psnr(many, one)).toBeGreaterThan(psnr(one, clean) + 20); // a hundredth of the error that is there anyway
  await Promise.all([whole.dispose(), cut.dispose()]);
});

test('the prior of faces takes its one size', async () => {
  const prior = await openPrior(faces!, { runtime });
  const x = createRandom(1).normal([2, 3, 64, 64]);
  const both = await prior.denoise(x, 1);
  const second = await prior.denoise({ shape: [1, 3, 64, 64], data: x.data.subarray(3 * 64 * 64) }, 1);
  expect(both.data.subarray(3 * 64 * 64)).toEqual(second.data);
  await expect(prior.denoise(createRandom(1).normal([1, 3, 32, 32]), 1)).rejects.toMatchObject({
    code: 'bad-shape',
  });
  await prior.dispose();
});

test('a signal stops a prior, and the next call is right', async () => {
  const prior = await openPrior(photos!, { runtime });
  const x = createRandom(1).normal([1, 3, 256, 256]);
  const controller = new AbortController();
  const stopped = prior.denoise(x, 1, controller);
  setTimeout(() => controller.abort(), 10);
  await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
  expect((await prior.denoise(x, 1)).shape).toEqual(x.shape);
  await prior.dispose();
});

test('a prior opens by its entry, its card, its folder or an address', async () => {
  const card = join(photosFolder, 'card.json');
  const address = { ...photos!, card: pathToFileURL(card).href };
  const absolute = { ...photos!, card };
  for (const source of [photos!, card, photosFolder, address, absolute]) {
    const prior = await openPrior(source, { runtime });
    expect(prior.name).toBe('photos');
    await prior.dispose();
  }
});

/** A copy of the prior of photographs with other bytes in its model, or another card. */
async function damaged(
  name: string,
  damage: { model?: (bytes: Buffer) => Uint8Array; card?: (text: string) => string },
): Promise<string> {
  const copy = join(folder, name);
  await cp(photosFolder, copy, { recursive: true });
  const model = join(copy, 'model.onnx');
  const card = join(copy, 'card.json');
  if (damage.model) await writeFile(model, damage.model(await readFile(model)));
  if (damage.card) await writeFile(card, damage.card(await readFile(card, 'utf8')));
  return copy;
}

async function failure(source: Parameters<typeof openPrior>[0]): Promise<string> {
  const error: unknown = await openPrior(source, { runtime }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TweedieError);
  const { code, message } = error as TweedieError;
  return `${code}: ${message}`.replaceAll(folder, 'FOLDER');
}

test('what is no whole prior is told in a sentence', async () => {
  const cut = await damaged('cut', { model: (bytes) => bytes.subarray(0, bytes.length / 2) });
  const flipped = await damaged('flipped', { model: (bytes) => bytes.fill(0, 2_000_000, 2_000_001) });
  const longer = await damaged('longer', { model: (bytes) => Buffer.concat([bytes, bytes.subarray(0, 1)]) });
  const field = await damaged('field', { card: (text) => text.replace('"multiple": 4', '"multiple": 0') });
  const syntax = await damaged('syntax', { card: (text) => text.slice(0, 100) });
  const names = await damaged('names', { card: (text) => text.replace('"sigma": "sigma"', '"sigma": "t"') });
  const gone = await damaged('gone', {});
  await rm(join(gone, 'model.onnx'));
  const failures = [
    await failure(cut),
    await failure(flipped),
    await failure(longer),
    await failure(field),
    await failure(syntax),
    await failure(names),
    await failure(gone),
    await failure(join(folder, 'none')),
    await failure(folder),
    await failure({ ...photos!, card: '@nobody/priors/card.json' }),
  ];
  expect(failures).toMatchInlineSnapshot(`
    [
      "bad-model: FOLDER/cut/model.onnx is cut short: it must have 3833985 bytes, got 1916992",
      "bad-model: FOLDER/flipped/model.onnx is damaged, or another file than its card describes",
      "bad-model: FOLDER/longer/model.onnx is another file than its card describes: it must have 3833985 bytes, got 3833986",
      "bad-model: FOLDER/field/card.json: shape.multiple must be greater than 0, got 0",
      "bad-model: FOLDER/syntax/card.json is not a prior's card: it is not JSON",
      "bad-model: photos: the card names the input "t", but the network has x, sigma",
      "bad-model: There is no model.onnx beside its card: FOLDER/gone/model.onnx",
      "not-found: There is no prior at FOLDER/none",
      "not-found: There is no card FOLDER/card.json",
      "not-found: There is no prior @nobody/priors/card.json among the installed packages",
    ]
  `);
});
