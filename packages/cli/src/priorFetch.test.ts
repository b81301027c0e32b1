/** @file `tweedie prior add` with an address, run as a user does, against a server on this machine. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { serveFiles } from './fixtures/fileServer.ts';
import { picture, write } from './fixtures/pictures.ts';
import { type Result, tweedie } from './fixtures/tweedie.ts';

const folder = await mkdtemp(join(tmpdir(), 'tweedie-fetch-'));
const server = await serveFiles();
const gone = await serveFiles();
await gone.close();
process.env['TWEEDIE_HOME'] = join(folder, 'home');
process.env['HF_ENDPOINT'] = server.url;
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const photos = dirname(createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json'));
const model = await readFile(join(photos, 'model.onnx'));
const card = JSON.parse(await readFile(join(photos, 'card.json'), 'utf8')) as Record<string, unknown>;
const people = ['--licence', 'CC-BY-SA-4.0', '--training-data', 'wallpapers'];
const address = 'hf:me/mine@v1/model.onnx';
const at = '/me/mine/resolve/v1/';

const run = (...args: readonly string[]): Promise<Result> => tweedie(folder, args);
const downloads = (): Promise<string[]> =>
  readdir(join(folder, 'home', 'cache', 'downloads')).catch(() => []);
const priors = (): Promise<string[]> => readdir(join(folder, 'home', 'priors')).catch(() => []);

beforeEach(async () => {
  await rm(join(folder, 'home'), { recursive: true, force: true });
  server.files.clear();
  server.seen.length = 0;
  server.pace = Infinity;
  server.files.set(`${at}model.onnx`, model);
});

const withCard = (facts: object = {}): void =>
  void server.files.set(`${at}card.json`, Buffer.from(JSON.stringify({ ...card, name: 'mine', ...facts })));

test('a model with a card is fetched, added, listed, described and removed, and its card says all', async () => {
  withCard();
  const added = await run('prior', 'add', address, '--json');
  expect(added).toMatchObject({ code: 0 });
  expect(added.stderr).toContain('Fetching model.onnx (MB) 100 %  3.8/3.8');
  expect(added.stderr).not.toContain('Trying what it is');
  const source = `${server.url}${at}model.onnx`;
  expect(JSON.parse(added.stdout)).toMatchObject({
    card: { name: 'mine', source, sha256: card['sha256'], licence: card['licence'] },
    derivative: { works: true },
  });
  expect({ downloads: await downloads(), priors: await priors() }).toEqual({
    downloads: [],
    priors: ['mine'],
  });
  const list = await run('prior', 'list');
  expect(list.stdout).toMatch(/^mine +Natural photographs +3\.8 MB +CC-BY-SA-4\.0 +http:\S+model\.onnx$/m);
  const info = await run('prior', 'info', 'mine');
  expect(info.stdout).toMatch(new RegExp(`^source +${source}$`, 'm'));
  expect(info.stdout).toMatch(
    new RegExp(`^files +model.onnx {2}3.8 MB {2}SHA-256 ${String(card['sha256'])}$`, 'm'),
  );
  expect(await run('prior', 'remove', 'mine')).toMatchObject({ code: 0 });
  expect((await run('prior', 'list')).stdout).toMatch(/^No prior was added yet/);
});

test('a model without a card is tried, and named after where it is', async () => {
  const { code, stdout } = await run('prior', 'add', address, ...people, '--json');
  expect({ code, stdout: JSON.parse(stdout) as unknown }).toMatchObject({
    code: 0,
    stdout: { card: { name: 'mine', parametrisation: 'edm-denoiser', sha256: card['sha256'] } },
  });
});

test('what is missing is told before the model is fetched', async () => {
  const { code, stderr } = await run('prior', 'add', address);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('What no file tells is missing: --licence, --training-data') as string,
  });
  expect(server.seen).toEqual([`${at}card.json 0`]);
});

test.each([
  ['the flag', ['--sha256', '0'.repeat(64)], {}],
  ['the card', [], { sha256: '0'.repeat(64) }],
])('other bytes than %s says are refused, and nothing is kept', async (_, flags, facts) => {
  withCard(facts);
  const { code, stderr } = await run('prior', 'add', address, ...people, ...flags);
  expect({ code, priors: await priors() }).toEqual({ code: 2, priors: [] });
  expect(stderr).toContain('model.onnx is damaged, or another file than was asked for');
  expect(
    (
      await Promise.all(
        (await downloads()).map((each) => readdir(join(folder, 'home', 'cache', 'downloads', each))),
      )
    ).flat(),
  ).toEqual([]);
});

test('Ctrl-C keeps what came, and the same command goes on from there', async () => {
  withCard();
  server.pace = 25_000;
  let sent = false;
  const cancelled = await tweedie(folder, ['prior', 'add', address], (stderr, child) => {
    if (sent || !/[4-9]\d %/.test(stderr)) return;
    sent = true;
    child.kill('SIGINT');
  });
  expect(cancelled.code).toBe(130);
  expect(cancelled.stderr).toMatch(
    /Cancelled: [\d.]+ MB are kept\n {2}The same command goes on from there\.\n$/,
  );
  server.pace = Infinity;
  const again = await run('prior', 'add', address);
  expect(again).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Going on after the first') as string,
  });
  expect(Number(server.seen.at(-1)!.split(' ')[1])).toBeGreaterThan(1e6);
});

test('what was fetched and not added does not come again', async () => {
  const first = await run('prior', 'add', address, ...people, '--name', 'photos');
  expect(first.stderr).toContain('photos is a prior that comes with Tweedie');
  const [sha256] = [card['sha256'] as string];
  expect(await run('prior', 'add', address, ...people, '--sha256', sha256)).toMatchObject({ code: 0 });
  expect(server.seen.filter((each) => each.startsWith(`${at}model.onnx`))).toHaveLength(1);
});

test.each<[what: string, args: readonly string[], code: number, sentence: RegExp]>([
  ['nothing there', ['hf:me/none/model.onnx', ...people], 2, /127\.0\.0\.1 has no such file: .*\/me\/none\//],
  ['no file', ['hf:me/mine', ...people], 2, /There is no file to fetch at hf:me\/mine/],
  ['no secure address', ['http://a.example/model.onnx'], 2, /must begin with https:\/\//],
  [
    'nobody there',
    [`${gone.url}/model.onnx`, ...people],
    1,
    /127\.0\.0\.1 cannot be reached \(ECONNREFUSED\)/,
  ],
  ['a link to an address', [address, '--link'], 2, /--link is for a file on the disk/],
  ['no digits', [address, '--sha256', 'abc'], 2, /It must be 64 hexadecimal digits/],
])('what cannot be fetched is told in a sentence: %s', async (_, args, code, sentence) => {
  const failed = await run('prior', 'add', ...args);
  expect({ code: failed.code, stdout: failed.stdout }).toEqual({ code, stdout: '' });
  expect(failed.stderr).toMatch(sentence);
  expect(failed.stderr).not.toMatch(/^\s+at /m);
});

test('no other command reaches the net', async () => {
  await write(folder, { 'in.png': picture({ width: 8, height: 8 }) });
  for (const prior of [address, `${server.url}${at}model.onnx`, 'mine']) {
    const restored = await run('restore', 'in.png', '--noise-sigma', '0.1', '--prior', prior);
    expect(restored).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no prior') as string,
    });
  }
  expect(server.seen).toEqual([]);
});

test('a card beside a file on the disk says all too, unless it is about another file', async () => {
  const here = join(folder, 'here');
  await mkdir(here, { recursive: true });
  await cp(join(photos, 'model.onnx'), join(here, 'model.onnx'));
  await writeFile(join(here, 'card.json'), JSON.stringify({ ...card, name: 'local' }));
  const added = await run('prior', 'add', 'here/model.onnx', '--title', 'My own', '--json');
  expect(JSON.parse(added.stdout)).toMatchObject({ card: { name: 'local', title: 'My own' } });
  expect((JSON.parse(added.stdout) as { tried?: unknown }).tried).toBeUndefined();
  await writeFile(
    join(here, 'card.json'),
    JSON.stringify({ ...card, name: 'local', sha256: '0'.repeat(64) }),
  );
  const wrong = await run('prior', 'add', 'here/model.onnx', '--force');
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('another file than the card.json beside it describes');
  const without = await run('prior', 'add', 'here/model.onnx', '--no-card', ...people);
  expect(without).toMatchObject({ code: 0 });
});
