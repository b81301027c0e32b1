import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { depthOf, type Image } from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import { afterAll, expect, test } from 'vitest';
import { damaged, isMasked, mask, picture, write } from './fixtures/pictures.ts';
import { tweedie } from './fixtures/tweedie.ts';

const size = { width: 33, height: 24 };
const folder = await mkdtemp(join(tmpdir(), 'tweedie-main-'));
await write(folder, {
  'truth.png': picture(size),
  'old.png': damaged(size),
  'deep.tif': damaged(size, 16),
  'scratches.png': mask(size),
  'dot.png': picture({ width: 1, height: 1 }),
});
afterAll(() => rm(folder, { recursive: true }));

const read = (name: string): Promise<Image> => readImage(join(folder, name));
const outsideMask = (_: unknown, i: number): boolean => !isMasked(size, i >> 2);
const insideMask = (_: unknown, i: number): boolean => isMasked(size, i >> 2) && i % 4 < 3;

test('a picture and a mask are all that it takes', async () => {
  const { code, stdout, stderr } = await tweedie(folder, [
    'restore',
    'old.png',
    '--mask',
    'scratches.png',
    '--steps',
    '5',
  ]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('old.restored.png  33×24, 8 bit') as string,
  });
  expect(stdout).toContain('mask-inpainting, σ = 0; diff-pir');
  expect(stderr).toMatch(/^Restoring {2}\d+ % {2}\d+\/\d+ {2}\d+ s left {2}residual/m);
  const [before, after] = [await read('old.png'), await read('old.restored.png')];
  expect(after.data.filter(outsideMask)).toEqual(before.data.filter(outsideMask));
  expect(after.data.filter(insideMask)).not.toEqual(before.data.filter(insideMask));
});

test('16 bits and alpha are kept, several seeds make several pictures, and stdout is one JSON object', async () => {
  const args = [
    '--mask',
    'scratches.png',
    '--solver',
    'ddrm',
    '--steps',
    '3',
    '--samples',
    '2',
    '--seed',
    '5',
  ];
  const output = ['--truth', 'truth.png', '--plot', 'plot.png', '-o', 'deep.png', '--json'];
  const { code, stdout } = await tweedie(folder, ['restore', 'deep.tif', ...args, ...output]);
  expect(code).toBe(0);
  const result = JSON.parse(stdout) as {
    outputs: { file: string; seed: number; metrics: Record<string, number> }[];
  };
  expect(result).toMatchObject({
    command: 'restore',
    cancelled: false,
    solver: { name: 'ddrm', parameters: { steps: 3 } },
    noise: { name: 'gaussian', sigma: 0 },
    outputs: [
      { file: 'deep-1.png', seed: 5, depth: 16, finished: true, evaluations: 3 },
      { file: 'deep-2.png', seed: 6, depth: 16, finished: true, evaluations: 3 },
    ],
  });
  const [before, after, plot] = [await read('deep.tif'), await read('deep-2.png'), await read('plot.png')];
  expect([depthOf(after), plot.width, plot.height]).toEqual([16, 720, 660]);
  expect(after.data.filter(outsideMask)).toEqual(before.data.filter(outsideMask));

  const compared = await tweedie(folder, [
    'compare',
    'truth.png',
    'deep-1.png',
    'deep-2.png',
    '--sheet',
    'sheet.png',
    '--json',
  ]);
  const { pictures } = JSON.parse(compared.stdout) as { pictures: { metrics: Record<string, number> }[] };
  expect(pictures.map(({ metrics }) => metrics.psnr)).toEqual(
    result.outputs.map(({ metrics }) => metrics.psnr),
  );
  expect(pictures[0]!.metrics.psnr).not.toBe(pictures[1]!.metrics.psnr);
  expect((await read('sheet.png')).width).toBe(2 * 32 + 3 * 256 + 2 * 16);
});

test('degrade prints the line that restores, and writes the mask that it used', async () => {
  const operator = ['--operator', 'free-form-inpainting', '--coverage', '0.3', '--operator-seed', '2'];
  const damage = ['--noise-sigma', '0', '-o', 'holes.png', '--save-mask', 'holes-mask.png', '--json'];
  const { code, stdout } = await tweedie(folder, ['degrade', 'truth.png', ...operator, ...damage]);
  expect(code).toBe(0);
  const { restore } = JSON.parse(stdout) as { restore: string[] };
  expect(restore.join(' ')).toBe('tweedie restore holes.png --mask holes-mask.png --noise-sigma 0');
  const white = (await read('holes-mask.png')).data.filter((code, i) => i % 4 === 0 && code === 255).length;
  expect(white / (33 * 24)).toBeCloseTo(0.3, 1);
  expect(await tweedie(folder, [...restore.slice(1), '--steps', '2'])).toMatchObject({ code: 0 });
});

test('a smaller measurement makes a larger picture', async () => {
  const args = ['--operator', 'block-mean', '--factor', '2', '--steps', '2', '-o', 'large.png'];
  expect(await tweedie(folder, ['restore', 'deep.tif', ...args])).toMatchObject({ code: 0 });
  expect(await read('large.png')).toMatchObject({ width: 66, height: 48 });
});

test('a picture of one pixel is restored like any other', async () => {
  const args = ['restore', 'dot.png', '--noise-sigma', '0.1', '--steps', '2'];
  const { code, stdout } = await tweedie(folder, args);
  expect(code).toBe(0);
  expect(stdout).toContain('identity, σ = 0.1; ddrm');
  expect(await read('dot.restored.png')).toMatchObject({ width: 1, height: 1 });
});

test('Ctrl-C leaves the best estimate so far, and says so', async () => {
  let sent = false;
  const args = [
    'restore',
    'old.png',
    '--mask',
    'scratches.png',
    '--solver',
    'ddrm',
    '--steps',
    '2000',
    '-o',
    'partial.png',
  ];
  const { code, stdout, stderr } = await tweedie(folder, args, (seen, child) => {
    if (!sent && seen.includes('Restoring')) sent = child.kill('SIGINT');
  });
  expect(code).toBe(130);
  expect(stderr).toContain('The best estimate so far will be written');
  expect(stderr).toContain('Cancelled: 1 of 1 written, the last as far as it was');
  expect(stdout).toContain('partial.png');
  expect((await read('partial.png')).width).toBe(33);
});

test('lists, facts and help come from the schemas', async () => {
  const run = async (...args: string[]): Promise<string> => (await tweedie(folder, args)).stdout;
  const [all, solver, help, info] = await Promise.all([
    run('list'),
    run('list', 'solvers', 'red-diff', '--json'),
    run('restore', '--help', '--solver', 'red-diff', '--operator', 'gaussian-blur'),
    run('info', 'deep.tif', '--json'),
  ]);
  expect(all).toMatch(
    /^OPERATORS[^]*^bicubic-downsampling[^]*^SOLVERS[^]*^ddrm[^]*^PRIORS[^]*^METRICS[^]*^psnr/m,
  );
  expect(JSON.parse(solver)).toMatchObject({
    name: 'red-diff',
    paper: expect.stringContaining('Mardani') as string,
  });
  expect(help).toMatch(
    /Operator gaussian-blur:\s+--sigma <number> [^]*default[^]*Solver red-diff:[^]*--learning-rate <number>/,
  );
  expect(JSON.parse(info)).toMatchObject({ kind: 'picture', size: '33×24', depth: 16, alpha: true });
});

test('nothing is left behind but what was asked for', async () => {
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
});
