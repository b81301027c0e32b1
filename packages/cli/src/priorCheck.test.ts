/** @file `tweedie prior check`, run as a user does, on a network with cards that are true and that are not. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { picture, write } from './fixtures/pictures.ts';
import { type Result, tweedie } from './fixtures/tweedie.ts';

const folder = await mkdtemp(join(tmpdir(), 'tweedie-check-'));
process.env['TWEEDIE_HOME'] = join(folder, 'home');
afterAll(() => rm(folder, { recursive: true }));

const { resolve } = createRequire(import.meta.url);
const faces = dirname(resolve('@tweedie/priors/models/faces/card.json'));
const face = resolve('@tweedie/workflow/templates/pictures/face.png');
const card = JSON.parse(await readFile(join(faces, 'card.json'), 'utf8')) as Record<string, unknown>;
const check = (...args: readonly string[]): Promise<Result> => tweedie(folder, ['prior', 'check', ...args]);

/** A folder with the network of faces, and a card that says something else of it. */
async function declared(name: string, facts: object): Promise<string> {
  await mkdir(join(folder, name));
  await cp(join(faces, 'model.onnx'), join(folder, name, 'model.onnx'));
  await writeFile(join(folder, name, 'card.json'), JSON.stringify({ ...card, name, ...facts }));
  return name;
}

await mkdir(join(folder, 'bare'));
await cp(join(faces, 'model.onnx'), join(folder, 'bare', 'model.onnx'));
await declared('other', {});
await cp(join(faces, 'model.onnx'), join(folder, 'other', 'copy.onnx'));

/** What a check takes on a machine with other work. */
const patience = 240_000;

test(
  'a prior that does what its card says passes, as a table or as JSON',
  { timeout: patience },
  async () => {
    const { code, stdout, stderr } = await check('faces');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Checking faces') as unknown,
    });
    expect(stdout).toMatch(/^ +σ +of 255 +Error +of σ +Told of half +Told of twice$/m);
    expect(stdout.match(/^✓ /gm)).toHaveLength(7);
    expect(stdout).not.toMatch(/^[✗→]/m);
    expect(stdout).toMatch(/^– It does best when it is told of the noise that there is$/m); // drawn pictures are no faces
    expect(stdout).toContain('it may know other pictures than these');
    expect(stdout).toMatch(
      /^64×64 takes [\d.]+ ms, [\d.]+ ms with its derivative; the process had [\d.]+ [MG]B/m,
    );
  },
);

test('a card that is not true is found out, with what to do', { timeout: patience }, async () => {
  const name = await declared('wrong', { parametrisation: 'score' });
  const { code, stdout } = await check(`${name}/model.onnx`, '--json');
  const { passed, levels, checks } = JSON.parse(stdout) as {
    passed: boolean;
    levels: object[];
    checks: { name: string; passed: boolean; message: string; remedy?: string }[];
  };
  expect({ code, passed, levels: levels.length }).toEqual({ code: 1, passed: false, levels: 10 });
  expect(checks.filter((each) => !each.passed).map((each) => each.name)).toEqual(
    expect.arrayContaining(['removes', 'reading']),
  );
  const reading = checks.find((each) => each.name === 'reading')!;
  expect(reading.message).toMatch(
    /^This looks like denoised image: read so it leaves \d+ % of the noise, as its card says/,
  );
  expect(reading.remedy).toContain('correct its card.json');
});

test('pictures of the user are denoised in place of drawn ones', { timeout: patience }, async () => {
  await mkdir(join(folder, 'pictures'));
  await cp(face, join(folder, 'pictures', 'a.png'));
  const { code, stdout } = await check('faces', '--images', 'pictures', '--seed', '3', '--json');
  expect(code).toBe(0);
  const { checks, ...report } = JSON.parse(stdout) as { checks: { passed?: boolean }[] };
  expect(report).toMatchObject({ prior: 'faces', passed: true });
  expect(checks.map(({ passed }) => passed)).toEqual(checks.map(() => true));
  await write(folder, { 'pictures/b.png': picture({ width: 80, height: 60 }) });
  const small = await check('faces', '--images', 'pictures');
  expect(small).toMatchObject({ code: 2, stdout: '' });
  expect(small.stderr).toContain(
    'b.png is too small for faces: it must have 64×64 pixels at least, got 80×60',
  );
});

test.each<[what: string, args: readonly string[], sentence: RegExp]>([
  ['no such prior', ['none'], /There is no prior "none"/],
  ['no card', ['bare/model.onnx'], /There is no card\.json beside bare\/model\.onnx/],
  ['the card of another', ['other/copy.onnx'], /is the card of model\.onnx, not of copy\.onnx/],
  ['no pictures', ['faces', '--images', 'bare'], /There is no picture in bare/],
  ['no folder', ['faces', '--images', 'none'], /There is no file none/],
])('what cannot be checked is told in a sentence: %s', async (_, args, sentence) => {
  const { code, stdout, stderr } = await check(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
});
