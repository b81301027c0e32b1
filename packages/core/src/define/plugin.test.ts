import { expect, test } from 'vitest';
import type { Metric } from '../contracts/metric.ts';
import type { PriorEntry } from './plugin.ts';
import { definePlugin, pluginApi } from './plugin.ts';
import { createRegistry } from './registry.ts';

const metric = (name: string): Metric => ({
  name,
  title: name,
  unit: '',
  better: 'higher',
  needs: 'reference',
  evaluate: () => Promise.resolve([0]),
});
const prior = (name: string): PriorEntry => ({ name, title: name, summary: '', card: `${name}/card.json` });

test('a plugin is what it was declared as, of the API version of its making', () => {
  const plugin = { name: '@me/quality', version: '1.0.0', metrics: [metric('psnr')] };
  expect(definePlugin(plugin)).toEqual({ api: pluginApi, ...plugin });
});

test.each(['PSNR', 'psnr_y', '-psnr', 'psnr-', '3d', 'a/b', ''])('the name "%s" is refused', (name) => {
  expect(() => definePlugin({ name: '@me/quality', version: '1.0.0', metrics: [metric(name)] })).toThrow(
    `@me/quality: names must be kebab-case, got "${name}"`,
  );
});

test('a name may stand once in a plugin, whatever kinds it is of', () => {
  const plugin = { name: '@me/all', version: '1.0.0', metrics: [metric('faces')] };
  for (const twice of [{ metrics: [metric('faces'), metric('faces')] }, { priors: [prior('faces')] }]) {
    expect(() => definePlugin({ ...plugin, ...twice })).toThrow(
      '@me/all: names must differ, got "faces" twice',
    );
  }
});

const mine = definePlugin({
  name: '@me/quality',
  version: '1.0.0',
  metrics: [metric('psnr'), metric('ssim')],
});
const yours = definePlugin({ name: 'yours', version: '2.0.0', metrics: [metric('psnr'), metric('mse')] });
const other = definePlugin({ name: 'other', version: '1.0.0', priors: [prior('faces')] });
const registry = createRegistry([mine, yours, other]);

test('a registry finds parts by short name and by long name', () => {
  expect(registry.metrics.find('ssim')).toBe(mine.metrics![1]);
  expect(registry.metrics.find('@me/quality/ssim')).toBe(mine.metrics![1]);
  expect(registry.priors.find('faces')).toBe(other.priors![0]);
  expect(registry.metrics.all).toHaveLength(4);
});

test('a short name of two plugins asks for the long name', () => {
  expect(registry.metrics.find('yours/psnr')).toBe(yours.metrics![0]);
  expect(() => registry.metrics.find('psnr')).toThrow(
    expect.objectContaining({
      code: 'not-found',
      message: '2 plugins bring a metric "psnr"',
      remedy: 'Say which: @me/quality/psnr or yours/psnr.',
    }),
  );
});

test('a name that is not there gets the names that are, long where the short one is not enough', () => {
  expect(() => registry.metrics.find('lpips')).toThrow(
    expect.objectContaining({
      code: 'not-found',
      message: 'There is no metric "lpips"',
      remedy: 'There are: @me/quality/psnr, ssim, yours/psnr, mse.',
    }),
  );
  expect(() => registry.solvers.find('dps')).toThrow(
    expect.objectContaining({ message: 'There is no solver "dps"', remedy: 'No plugin brings any.' }),
  );
});
