/** @file Networks that tools/export makes, added as a user adds them, against what PyTorch says of them. */
import { split } from '@tweedie/autodiff';
import type { Tensor } from '@tweedie/core';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
      ...['prior', 'add', join(fixtures, name, 'model.onnx'), '--json'],
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
  const { encoder, decoder } = readJson('latent', 'autoencoder.json') as Record<string, Coder>;
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
