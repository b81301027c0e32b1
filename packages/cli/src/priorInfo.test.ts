import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tweedie } from './fixtures/tweedie.ts';

const folder = mkdtempSync(join(tmpdir(), 'tweedie-info-'));
afterAll(() => rm(folder, { recursive: true }));

async function info(name: string): Promise<string> {
  const { code, stdout } = await tweedie(folder, ['prior', 'info', name]);
  expect(code).toBe(0);
  return stdout;
}

test('what was measured of a prior is told with its noise levels, on what, and where', async () => {
  const told = await info('photos');
  expect(told).toMatch(/^denoises +σ 5 of 255: 4\d\.\d dB\n +σ 15 of 255: 3\d\.\d dB$/m);
  expect(told).toMatch(/^takes +256×256: \d+ ms\n +\(.*\)$/m);
  expect(told).not.toContain('there and back');
});

test('of a prior of latents it is told what the way through them leaves of a picture', async () => {
  expect(await info('photos-latent')).toMatch(/^there and back +3\d\.\d dB\n +\(17 photographs.*\)$/m);
});
