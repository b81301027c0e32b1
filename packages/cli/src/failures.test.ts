/** @file Bad input of every kind: one sentence and a remedy on stderr, an exit code, and no stack trace. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { modelOf } from './fixtures/onnx.ts';
import { mask, picture, write } from './fixtures/pictures.ts';
import { mainFile, type Result, runCommand, tweedie } from './fixtures/tweedie.ts';

const size = { width: 32, height: 32 };
const folder = await mkdtemp(join(tmpdir(), 'tweedie-failures-'));
await write(folder, {
  'in.png': picture(size),
  'mask.png': mask(size),
  'small-mask.png': mask({ width: 16, height: 16 }),
});
await writeFile(join(folder, 'text.png'), 'This is no picture.');
afterAll(() => rm(folder, { recursive: true }));

const cardFile = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json');
const model = await readFile(join(dirname(cardFile), 'model.onnx'));
await makePrior('half', model.subarray(0, model.length / 2), {});
await makePrior('nan', Buffer.from(modelOf('Sqrt')));
await writeFile(join(folder, 'half.onnx'), model.subarray(0, model.length / 2));
await writeFile(join(folder, 'card.json'), '{ "name": ');

/** A folder with a model and a card that describes it, unless told otherwise. */
async function makePrior(name: string, bytes: Buffer, facts: object = factsOf(bytes)): Promise<void> {
  const card = JSON.parse(await readFile(cardFile, 'utf8')) as object;
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'model.onnx'), bytes);
  await writeFile(join(folder, name, 'card.json'), JSON.stringify({ ...card, ...facts, name }));
}

function factsOf(bytes: Buffer): object {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** One sentence, perhaps a remedy, and nothing from the inside of the program. */
function expectSentence({ code, stdout, stderr }: Result, exitCode: number, sentence: RegExp): void {
  const lines = stderr.trimEnd().split('\n');
  const [first, ...rest] = lines.slice(lines.findIndex((line) => line.startsWith('tweedie: ')));
  expect({ code, first }).toMatchObject({ code: exitCode, first: expect.stringMatching(sentence) as string });
  expect(rest.length).toBeLessThanOrEqual(1);
  expect(rest.every((line) => line.startsWith('  '))).toBe(true);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
}

const masked = ['--mask', 'mask.png'];

test.concurrent.each<readonly [what: string, args: readonly string[], sentence: RegExp]>([
  ['no such file', ['restore', 'none.png', ...masked], /There is no file none\.png/],
  ['a text file that is named .png', ['restore', 'text.png', ...masked], /text\.png is not a picture/],
  ['a mask of another size', ['restore', 'in.png', '--mask', 'small-mask.png'], /the mask must be as large/],
  [
    'a parameter that is NaN',
    ['restore', 'in.png', '--noise-sigma', 'NaN'],
    /sigma must be a .*number, got NaN/,
  ],
  [
    'a parameter out of range',
    ['restore', 'in.png', ...masked, '--steps', '0'],
    /steps must be at least 1, got 0/,
  ],
  ['an unknown solver', ['restore', 'in.png', ...masked, '--solver', 'dddrm'], /There is no solver "dddrm"/],
  ['an unknown prior', ['restore', 'in.png', ...masked, '--prior', 'photo'], /There is no prior "photo"/],
  ['an unknown flag', ['restore', 'in.png', ...masked, '--stepz', '3'], /Unknown option '--stepz'/],
  [
    'a count that is no number',
    ['restore', 'in.png', ...masked, '--samples', 'x'],
    /whole number of at least 1/,
  ],
  ['nothing about the damage', ['restore', 'in.png'], /Nothing says what happened to the picture/],
  [
    'a mask that nobody takes',
    ['restore', 'in.png', ...masked, '--operator', 'identity'],
    /identity takes no mask/,
  ],
  ['an output in no folder', ['restore', 'in.png', ...masked, '-o', 'no/out.png'], /There is no folder no/],
  ['an output that is the input', ['restore', 'in.png', ...masked, '-o', 'in.png'], /in\.png is an input/],
  ['pictures of two sizes', ['compare', 'in.png', 'small-mask.png'], /must be as large as in\.png, 32×32/],
  [
    'half a model beside its card',
    ['restore', 'in.png', ...masked, '--prior', 'half'],
    /model\.onnx is cut short/,
  ],
  ['half a model alone', ['info', 'half.onnx'], /half\.onnx is cut short, or not an ONNX file/],
  ['a card that is no JSON', ['restore', 'in.png', ...masked, '--prior', 'card.json'], /it is not JSON/],
  ['a list of nothing', ['list', 'operator'], /There is no list of operator/],
])('%s', async (_, args, sentence) => {
  expectSentence(await tweedie(folder, args), 2, sentence);
});

test('a name that is nearly right gets a suggestion', async () => {
  const { stderr } = await tweedie(folder, ['restore', 'in.png', ...masked, '--solver', 'dif-pir']);
  expect(stderr).toContain('Did you mean diff-pir?');
});

test('a network that returns NaN', async () => {
  const result = await tweedie(folder, ['restore', 'in.png', ...masked, '--prior', 'nan', '-o', 'nan.png']);
  expectSentence(result, 1, /not finite|NaN/);
});

test('with --json a failure is an object too, and --debug shows the stack', async () => {
  const { code, stdout, stderr } = await tweedie(folder, ['info', 'none.png', '--json', '--debug']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { message: expect.stringContaining('none.png') as string },
  });
  expect(stderr).toMatch(/^\s+at /m);
});

/** Runs a script as the root of a namespace of its own, where it may mount. */
const unshare = ['unshare', '--map-root-user', '--mount'];

function mayMount(): boolean {
  try {
    execFileSync(unshare[0]!, [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

const degrade = `"${process.execPath}" "${mainFile}" degrade in.png --operator identity`;

test.skipIf(!mayMount())(
  'a full disk loses no result, and a read-only one is seen before the work',
  async () => {
    await mkdir(join(folder, 'full'));
    const script = `mount -t tmpfs -o size=4k tmpfs full && head -c 4096 /dev/zero > full/filler; ${degrade} -o full/out.png`;
    const full = await runCommand(folder, [...unshare, 'sh', '-c', script]);
    expectSentence(full, 1, /full\/out\.png cannot be written: the disk is full/);
    const rescued = /The result is not lost: it is in (.*)\.$/m.exec(full.stderr)![1]!;
    expect((await readFile(rescued)).length).toBeGreaterThan(100);
    await rm(rescued);

    const readOnly = `mount -t tmpfs -o ro tmpfs full && ${degrade} -o full/out.png`;
    expectSentence(await runCommand(folder, [...unshare, 'sh', '-c', readOnly]), 2, /read-only/);
  },
);

test.skipIf(process.platform === 'win32')('a disk that takes no byte at all', async () => {
  const result = await runCommand(folder, ['sh', '-c', `ulimit -f 0; ${degrade} -o out.png`]);
  expectSentence(result, 1, /out\.png cannot be written: the file is larger than the system allows/);
  expect(result.stderr).toContain('could not be saved elsewhere either');
});
