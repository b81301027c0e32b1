/** @file Networks that tools/export makes, added as a user adds them, against what PyTorch says of them. */
import { split } from '@tweedie/autodiff';
import type { Tensor } from '@tweedie/core';
import { createNodeRuntime, openPrior, readImage, writeImage } from '@tweedie/runtime-node';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { tweedie } from './fixtures/tweedie.ts';

const fixtures = fileURLToPath(new URL('../fixtures/exported/', import.meta.url));
const names = readdirSync(fixtures);
const folder = mkdtempSync(join(tmpdir(), 'tweedie-exported-'));
process.env['TWEEDIE_HOME'] = join(folder, 'home');
afterAll(() => rm(folder, { recursive: true }));

/** Relative. Rounding to float32 adds up to some 1e-7 over these networks, and their derivatives see it twice. */
const tolerance = 1e-5;

interface Golden {
  readonly levels: readonly number[];
  readonly tensors: Readonly<Record<string, readonly number[]>>;
}

function readJson(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(fixtures, ...path), 'utf8'));
}

function golden(name: string): { readonly levels: readonly number[]; tensor(name: string): Tensor } {
  const { levels, tensors } = readJson(name, 'golden.json') as Golden;
  const bytes = Uint8Array.from(readFileSync(join(fixtures, name, 'golden.bin'))).buffer;
  let offset = 0;
  const found = Object.fromEntries(
    Object.entries(tensors).map(([key, shape]): [string, Tensor] => {
      const count = shape.reduce((product, side) => product * side, 1);
      const data = new Float32Array(bytes, offset, count);
      offset += data.byteLength;
      return [key, { shape, data }];
    }),
  );
  return { levels, tensor: (key) => found[key]! };
}

/** ‖a − b‖/‖b‖. */
function difference(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  return Math.hypot(...a.data.map((value, i) => value - b.data[i]!)) / Math.hypot(...b.data);
}

function twice({ shape, data }: Tensor): Tensor {
  return { shape: [2 * shape[0]!, ...shape.slice(1)], data: Float32Array.of(...data, ...data) };
}

describe.each(names)('%s', (name) => {
  const { levels, tensor } = golden(name);

  test('is added as it is, by its card, and has a derivative', async () => {
    const { code, stdout, stderr } = await tweedie(folder, [
      ...['prior', 'add', join(fixtures, name), '--json'],
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(stdout)).toMatchObject({
      card: readJson(name, 'card.json') as object,
      derivative: { works: true },
    });
  });

  test.each(['split', 'gated'] as const)(
    'denoises and pulls back as PyTorch does (%s)',
    async (derivative) => {
      const prior = await openPrior(join(fixtures, name), {
        runtime: createNodeRuntime({ threads: 1, derivative }),
      });
      try {
        for (const [i, sigma] of levels.entries()) {
          const [x, v] = [tensor(`x${i}`), tensor(`v${i}`)];
          const [denoised, pullback] = await prior.vjp!(x, sigma);
          expect(difference(denoised, tensor(`denoised${i}`))).toBeLessThan(tolerance);
          expect(difference(await pullback(v), tensor(`gradient${i}`))).toBeLessThan(tolerance);
          const both = await prior.denoise(twice(x), sigma);
          expect(difference(both, twice(tensor(`denoised${i}`)))).toBeLessThan(tolerance);
        }
      } finally {
        await prior.dispose();
      }
    },
  );
});

interface Coder {
  readonly file: string;
  readonly input: string;
  readonly output: string;
}

test('the autoencoder beside a network of latents goes there and back, with derivatives', async () => {
  const { encoder, decoder } = (readJson('latent', 'card.json') as { autoencoder: Record<string, Coder> })
    .autoencoder;
  const { tensor } = golden('latent');
  for (const [coder, from, to] of [
    [encoder!, 'picture', 'latent'],
    [decoder!, 'latent', 'decoded'],
  ] as const) {
    const model = readFileSync(join(fixtures, 'latent', coder.file));
    expect(() => split(model, { of: coder.output, wrt: coder.input })).not.toThrow();
    const network = await createNodeRuntime({ threads: 1 }).load(model);
    const pair = { of: coder.output, wrt: coder.input };
    const [output, pullback] = await network.vjp!({ [coder.input]: tensor(from) }, pair);
    expect(difference(output, tensor(to))).toBeLessThan(tolerance);
    const gradient = await pullback(tensor(`${to}V`));
    expect(difference(gradient, tensor(`${to}Gradient`))).toBeLessThan(tolerance);
    await network.dispose();
  }
});

test('a prior of latents is opened with its autoencoder, and restores pictures', async () => {
  const { tensor } = golden('latent');
  const prior = await openPrior(join(fixtures, 'latent'), { runtime: createNodeRuntime({ threads: 1 }) });
  try {
    const { shape, encode, decode } = prior.autoencoder!;
    expect(shape).toEqual({ channels: 3, height: 16, width: 16, multiple: 4 });
    expect(difference(await encode(tensor('picture')), tensor('latent'))).toBeLessThan(tolerance);
    expect(difference(await decode(tensor('latent')), tensor('decoded'))).toBeLessThan(tolerance);
  } finally {
    await prior.dispose();
  }
});

test('what is known of it names the networks of its autoencoder, and lists count them', async () => {
  const info = await tweedie(folder, ['prior', 'info', 'small-latent']);
  expect(info.stdout).toMatch(/^latents +3 channels, 8×8$/m);
  expect(info.stdout).toMatch(/^pictures +3 channels, 16×16; a latent stands for 2×2 pixels$/m);
  for (const name of ['model', 'encoder', 'decoder']) expect(info.stdout).toContain(`${name}.onnx`);
  const { stdout } = await tweedie(folder, ['prior', 'list', '--json']);
  const { priors } = JSON.parse(stdout) as { priors: { name: string; bytes: number }[] };
  expect(priors.find(({ name }) => name === 'small-latent')?.bytes).toBe(61940 + 23026 + 30529);
});

test('a picture is restored through its latents by name, and other solvers refuse', async () => {
  const picture = join(folder, 'picture.png');
  const data = Uint8Array.from({ length: 16 * 16 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (7 * i) % 256));
  await writeImage(picture, { width: 16, height: 16, data });
  const restore = (...more: readonly string[]) =>
    tweedie(folder, [
      ...[
        'restore',
        picture,
        '--operator',
        'gaussian-blur',
        '--noise-sigma',
        '0.05',
        '--prior',
        'small-latent',
      ],
      ...['--steps', '3', ...more],
    ]);
  const refused = await restore('--solver', 'ddrm');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('needs a prior of pictures, and small-latent is one of latents');
  const { code, stderr } = await restore('--solver', 'latent-dps', '-o', 'restored.png');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await readImage(join(folder, 'restored.png'))).toMatchObject({ width: 16, height: 16 });
});

test('a graph restores through latents too: its prior node says what they are', async () => {
  const workflow = {
    format: 1,
    nodes: {
      picture: { type: '@tweedie/workflow/image', version: 1, params: { file: 'picture.png' } },
      blur: { type: '@tweedie/operators/gaussian-blur', version: 1 },
      noise: { type: '@tweedie/operators/gaussian', version: 1 },
      measure: { type: '@tweedie/workflow/measure', version: 1 },
      prior: { type: 'user/small-latent', version: 1 },
      restore: { type: '@tweedie/solvers/latent-dps', version: 1, params: { steps: 3 } },
      save: { type: '@tweedie/workflow/save-image', version: 1, params: { name: 'from-graph' } },
    },
    edges: [
      { from: ['picture', 'image'], to: ['measure', 'image'] },
      { from: ['blur', 'operator'], to: ['measure', 'operator'] },
      { from: ['noise', 'noise'], to: ['measure', 'noise'] },
      { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
      { from: ['restore', 'image'], to: ['save', 'images'] },
    ],
  };
  const run = async (solver: string) => {
    const text = JSON.stringify(workflow).replace('latent-dps', solver);
    await writeFile(join(folder, 'graph.json'), text);
    return tweedie(folder, ['run', 'graph.json']);
  };
  const refused = await run('dps');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('needs a prior of pictures, and small-latent is one of latents');
  const { code, stderr } = await run('latent-dps');
  expect({ code, stderr }).toMatchObject({ code: 0 });
});

test('a coder that is another file than the card says is refused, and so is one that is missing', async () => {
  const copy = join(folder, 'copy');
  await cp(join(fixtures, 'latent'), copy, { recursive: true });
  const add = () => tweedie(folder, ['prior', 'add', copy, '--name', 'again']);
  await writeFile(join(copy, 'decoder.onnx'), 'another');
  expect((await add()).stderr).toContain('decoder.onnx is damaged, or another file than the card.json');
  await rm(join(copy, 'decoder.onnx'));
  expect((await add()).stderr).toContain('There is no decoder.onnx beside');
});
