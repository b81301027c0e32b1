/** @file `tweedie prior`, run as a user does: on the networks that come with Tweedie, and on some with random weights. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { modelOf } from './fixtures/onnx.ts';
import { picture, write } from './fixtures/pictures.ts';
import { mainFile, type Result, runCommand, tweedie } from './fixtures/tweedie.ts';

const folder = await mkdtemp(join(tmpdir(), 'tweedie-prior-'));
process.env['TWEEDIE_HOME'] = join(folder, 'home');
afterAll(() => rm(folder, { recursive: true }));

const photos = dirname(createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json'));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../autodiff/fixtures/${name}.onnx`, import.meta.url));
const people = ['--licence', 'CC-BY-SA-4.0', '--training-data', 'wallpapers'];
const add = (...args: readonly string[]): Promise<Result> => tweedie(folder, ['prior', 'add', ...args]);

await write(folder, { 'in.png': picture({ width: 20, height: 20 }) });
await mkdir(join(folder, 'Blue Denoiser'));
await cp(join(photos, 'model.onnx'), join(folder, 'Blue Denoiser', 'model.onnx'));
await writeFile(join(folder, 'text.onnx'), 'This is no network.');
await writeFile(join(folder, 'cut.onnx'), (await readFile(fixture('adm'))).subarray(0, 9e4));
const image = ['N', 3, 'H', 'W'];
await writeFile(join(folder, 'no-image.onnx'), modelOf('Sqrt', { image: ['N', 10] }));
await writeFile(join(folder, 'prompt.onnx'), modelOf('Sqrt', { image, others: { text: ['N', 77, 768] } }));

await writeFile(
  join(folder, 'latent.onnx'),
  modelOf('Relu', { image: ['N', 4, 8, 8], others: { t: ['N'] } }),
);

test('a denoiser is read, tried, added, listed, used and removed', async () => {
  const added = await add('Blue Denoiser/model.onnx', ...people, '--json');
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('Trying what it is') as string });
  const { card, tried, derivative } = JSON.parse(added.stdout) as {
    card: object;
    tried: { parametrisation: string; left: number }[];
    derivative: object;
  };
  const known = JSON.parse(await readFile(join(photos, 'card.json'), 'utf8')) as Record<string, unknown>;
  expect(card).toMatchObject({
    name: 'blue-denoiser',
    title: 'Blue denoiser',
    licence: 'CC-BY-SA-4.0',
    trainingData: 'wallpapers',
    sha256: known['sha256'],
    bytes: known['bytes'],
    inputs: known['inputs'],
    output: known['output'],
    parametrisation: 'edm-denoiser',
    range: [-1, 1],
    sigma: { min: 0.002, max: 80 },
    shape: { channels: 3, height: null, width: null, multiple: 4 },
  });
  expect(tried).toHaveLength(17);
  expect(tried[0]).toMatchObject({ parametrisation: 'edm-denoiser' });
  expect(derivative).toEqual({ works: true });

  const run = (...args: string[]): Promise<Result> => tweedie(folder, args);
  expect((await run('list', 'priors')).stdout).toMatch(/^blue-denoiser +Blue denoiser +Added by you/m);
  const restore = [
    'restore',
    'in.png',
    '--noise-sigma',
    '0.1',
    '--solver',
    'ddrm',
    '--steps',
    '2',
    '--prior',
  ];
  expect(await run(...restore, 'blue-denoiser')).toMatchObject({ code: 0 });

  const again = await add('Blue Denoiser/model.onnx', ...people);
  expect(again.stderr).toContain('You have a prior blue-denoiser already: --force would replace it');
  expect(await run('prior', 'remove', 'blue-denoiser')).toMatchObject({ code: 0 });
  expect(await readdir(join(folder, 'home', 'priors'))).toEqual([]);
  expect((await run(...restore, 'blue-denoiser')).stderr).toContain('There is no prior "blue-denoiser"');
});

test('a network that cannot be told by trying is added as the flags say, with a doubt', async () => {
  const args = [fixture('adm-classes'), '--name', 'classes', '--classes', '10', ...people];
  const open = await add(...args);
  expect(open).toMatchObject({ code: 2, stdout: '' });
  expect(open.stderr).toContain(
    'however it is read, it does no better on a test picture than drawing each pixel to the mean',
  );
  expect(open.stderr).toContain('--parametrisation epsilon|v|x0');
  const narrower = await add(...args, '--parametrisation', 'v');
  expect(narrower.stderr).toContain('Say it with --schedule linear|cosine|scaled-linear.');

  const told = await add(
    ...args,
    '--parametrisation',
    'v',
    '--schedule',
    'cosine',
    '--out',
    'elsewhere',
    '--link',
  );
  expect(told).toMatchObject({ code: 0, stdout: expect.stringMatching(/^classes +10$/m) as string });
  expect(told.stderr).toContain('Make sure that this is what it answers with: v, cosine schedule');
  expect(told.stdout).toContain('--prior elsewhere/classes');
  const info = await tweedie(folder, ['info', 'elsewhere/classes']);
  expect(info.stdout).toMatch(/^answer +v, cosine schedule$/m);
  const removed = await tweedie(folder, ['prior', 'remove', 'classes', '--out', 'elsewhere']);
  expect(removed).toMatchObject({ code: 0 });
});

test('the scheduler of a pipeline says what a network answers with, unless a flag does', async () => {
  const unet = join(folder, 'pipeline', 'unet');
  await mkdir(unet, { recursive: true });
  await mkdir(join(folder, 'pipeline', 'scheduler'));
  await cp(fixture('ddpm-any-size'), join(unet, 'model.onnx'));
  const config = {
    _class_name: 'DDIMScheduler',
    beta_schedule: 'scaled_linear',
    prediction_type: 'v_prediction',
  };
  await writeFile(join(folder, 'pipeline', 'scheduler', 'scheduler_config.json'), JSON.stringify(config));
  const cardOf = async (...args: string[]): Promise<unknown> => {
    const { stdout } = await add('pipeline/unet/model.onnx', ...people, '--force', '--json', ...args);
    return (JSON.parse(stdout) as { card: unknown }).card;
  };
  expect(await cardOf()).toMatchObject({
    name: 'pipeline',
    parametrisation: 'v',
    schedule: { kind: 'scaled-linear', steps: 1000 },
    noise: { type: 'int64', shape: 'vector' },
  });
  const flags = ['--parametrisation', 'epsilon', '--schedule', 'linear', '--sigma-max', '50'];
  expect(await cardOf(...flags)).toMatchObject({
    parametrisation: 'epsilon',
    schedule: { kind: 'linear' },
    sigma: { max: 50 },
  });
  const both = ['--scheduler', 'pipeline/scheduler/scheduler_config.json', '--parametrisation', 'epsilon'];
  const contradiction = await add('pipeline/unet/model.onnx', ...people, '--force', ...both);
  expect(contradiction.stderr).toContain(
    'scheduler_config.json and the flags contradict each other: it says v',
  );
});

const batches = fixture('adm');
test.concurrent.each<readonly [what: string, args: readonly string[], sentence: RegExp]>([
  ['no such file', ['none.onnx', ...people], /There is no file none\.onnx/],
  ['no network', ['text.onnx', ...people], /text\.onnx is cut short, or not an ONNX file/],
  ['half a network', ['cut.onnx', ...people], /cut\.onnx is cut short/],
  ['no image', ['no-image.onnx', ...people], /must have one image as its input.* it has none/],
  [
    'a prompt',
    ['prompt.onnx', ...people],
    /takes text \(float32 \[N, 77, 768\]\), of which it cannot be told/,
  ],
  ['two images at once', [batches, ...people], /takes 2 images at once, no more and no less/],
  ['a decoder', [fixture('vae-decoder'), ...people], /answers no size of image that was tried/],
  [
    'a network of latents',
    ['latent.onnx', ...people],
    /something else than pictures, so trying tells nothing/,
  ],
  ['no licence, in a pipe', [fixture('drunet'), '--training-data', 'x'], /is missing: --licence$/m],
  ['nothing, in a pipe', [fixture('adm-classes')], /is missing: --licence, --training-data, --classes$/m],
  [
    'a bad name',
    [fixture('drunet'), '--name', 'My Prior', ...people],
    /must be small letters.*got "My Prior"/,
  ],
  [
    'the name of a built-in prior',
    [fixture('drunet'), '--name', 'photos', '--force', ...people],
    /photos is a prior that comes with Tweedie/,
  ],
  ['no such kind', [fixture('drunet'), '--parametrisation', 'noise'], /Allowed choices are edm-denoiser/],
  ['no noise level', [fixture('drunet'), '--sigma-max', '-1'], /It must be a number above 0/],
  [
    'a kind that does not go with the inputs',
    [fixture('drunet'), ...people, '--parametrisation', 'epsilon'],
    /contradicts the flags: its parametrisation must be one of edm-denoiser/,
  ],
  ['no such scheduler', [fixture('drunet'), ...people, '--scheduler', 'none.json'], /no file none\.json/],
])('what cannot be added is told in a sentence: %s', async (_, args, sentence) => {
  const { code, stdout, stderr } = await add(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('what is not there cannot be removed', async () => {
  const { code, stderr } = await tweedie(folder, ['prior', 'remove', '../home']);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no prior') as string,
  });
});

test('the facts of a network are its inputs and outputs', async () => {
  const { stdout } = await tweedie(folder, ['info', fixture('ddpm-any-size')]);
  expect(stdout).toContain(
    [
      'inputs   sample    float32 [N, 3, H, W]',
      '         timestep  int64 [N]',
      'outputs  out  float32 [N, 3, H, W]',
    ].join('\n'),
  );
});

test('a command that is not complete shows its help', async () => {
  const { code, stderr } = await tweedie(folder, ['prior']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Usage: tweedie prior[^]*add[^]*remove/);
});

function hasScript(): boolean {
  try {
    return /util-linux/.test(execFileSync('script', ['--version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

test.skipIf(!hasScript())('on a terminal it asks for what it cannot know', async () => {
  const answers = ['blue\r', '\r', 'MIT\r', 'wallpapers\r', '\r'];
  const questions = ['Its name', 'Its title', 'Its licence', 'learn from?', 'Add it as blue'];
  const command = `stty cols 100 rows 40; ${process.execPath} ${mainFile} prior add 'Blue Denoiser/model.onnx' --link`;
  let asked = 0;
  const terminal = ['script', '-qec', command, '/dev/null'];
  const { stdout } = await runCommand(folder, terminal, (_, child, seen) => {
    if (asked < questions.length && seen.includes(questions[asked]!)) child.stdin!.write(answers[asked++]!);
  });
  expect(stdout).toContain('It has a derivative');
  const card = await readFile(join(folder, 'home', 'priors', 'blue', 'card.json'), 'utf8');
  expect(JSON.parse(card)).toMatchObject({
    name: 'blue',
    title: 'Blue',
    licence: 'MIT',
    trainingData: 'wallpapers',
    parametrisation: 'edm-denoiser',
  });
});
