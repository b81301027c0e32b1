import { type Definition, param, parseParameters, zeros } from '@tweedie/core';
import { Command } from 'commander';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { addParameterFlags, givenFlags, type Part, readParameters } from './flags.ts';

const define = (name: string, shape: z.ZodRawShape): Definition => ({
  name,
  title: name,
  summary: name,
  params: z.strictObject(shape),
});
const sigma = param.number({ title: 'Width', unit: 'px', above: 0, max: 20, default: 3 });
const seed = param.integer({ title: 'Seed', min: 0, default: 0 });

const operator: Part = {
  kind: 'operator',
  definition: define('blur', {
    sigma,
    kernelSize: param.integer({ title: 'Size', min: 1, default: 9 }),
    boundary: param.choice(['reflect', 'zero'], { title: 'Boundary', default: 'reflect' }),
    exact: param.boolean({ title: 'Exact', default: true }),
    psf: param.image({ title: 'Kernel' }),
    seed,
  }),
};
const solver: Part = {
  kind: 'solver',
  definition: define('solve', {
    sigma,
    steps: param.integer({ title: 'Steps', default: 5 }),
    seed,
    start: z.union([z.literal('noise'), z.number()]).default('noise'),
  }),
  own: ['seed'],
};
const noise: Part = { kind: 'noise', definition: define('gaussian', { sigma }), presets: { sigma: 0 } };

function command(): Command {
  const made = new Command('x').option('--seed <integer>').exitOverride();
  addParameterFlags(made, [operator, noise, solver]);
  return made;
}

async function read(part: Part, ...argv: string[]): Promise<Record<string, unknown>> {
  const parsed = command().parse(argv, { from: 'user' });
  return readParameters(parsed, part, () => Promise.resolve(zeros([1, 1, 2, 2])));
}

test('a flag is short where it is unique, and says its kind where it is not', () => {
  const flags = command().options.map(({ flags }) => flags);
  expect(flags).toEqual([
    '--seed <integer>',
    '--operator-sigma <number>',
    '--kernel-size, --operator-kernel-size <integer>',
    '--boundary, --operator-boundary <choice>',
    '--no-exact, --no-operator-exact',
    '--psf, --operator-psf <file>',
    '--operator-seed <integer>',
    '--noise-sigma <number>',
    '--solver-sigma <number>',
    '--steps, --solver-steps <integer>',
    '--start, --solver-start <value>',
  ]);
});

test('help tells unit, range, choices and default', () => {
  const help = command().options.map(({ description }) => description);
  expect(help).toContain('Width (px; above 0 to 20; default 3)');
  expect(help).toContain('Width (px; above 0 to 20; default 0)');
  expect(help).toContain('Boundary (reflect, zero; default reflect)');
  expect(help).toContain('Kernel');
});

test('each part gets the values of its own flags, in the types of its schema', async () => {
  const argv = [
    '--operator-sigma',
    '2.5',
    '--solver-sigma',
    '4',
    '--kernel-size',
    '7',
    '--no-exact',
    '--psf',
    'k.png',
    '--start',
    '0.5',
  ];
  expect(await read(operator, ...argv)).toEqual({
    sigma: 2.5,
    kernelSize: 7,
    exact: false,
    psf: zeros([1, 1, 2, 2]),
  });
  expect(await read(solver, ...argv)).toEqual({ sigma: 4, start: 0.5 });
});

test('the long form always works', async () => {
  expect(await read(solver, '--solver-steps', '8')).toEqual({ steps: 8 });
  expect(await read(operator, '--no-operator-exact')).toEqual({ exact: false });
});

test('a preset stands in until the flag is given', async () => {
  expect(await read(noise)).toEqual({ sigma: 0 });
  expect(await read(noise, '--noise-sigma', '0.1')).toEqual({ sigma: 0.1 });
});

test.each([
  ['abc', 'blur: sigma must be a number, got "abc"'],
  ['', 'blur: sigma must be a number, got ""'],
  ['NaN', 'blur: sigma must be a finite number, got NaN'],
  ['-1', 'blur: sigma must be greater than 0, got -1'],
  ['Infinity', 'blur: sigma must be a finite number, got Infinity'],
])('the schema refuses --sigma %s in its own words', async (given, sentence) => {
  const { definition } = operator;
  const values = await read(operator, '--psf', 'k.png', '--operator-sigma', given);
  expect(() => parseParameters('blur', definition.params, values)).toThrow(sentence);
});

test('the flags that were given can be given again', () => {
  const parsed = command().parse(['--kernel-size', '7', '--no-exact', '--seed', '3'], { from: 'user' });
  expect(givenFlags(parsed, ['seed'], operator)).toEqual([
    '--seed',
    '3',
    '--operator-kernel-size',
    '7',
    '--no-operator-exact',
  ]);
});
