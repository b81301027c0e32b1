/** @file Runs workflows through the built command line, on a small picture and the smaller prior. */
import { writeImage } from '@tweedie/runtime-node';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { picture } from '../fixtures/pictures.ts';
import { type Result, tweedie, type Watch } from '../fixtures/tweedie.ts';

const root = await mkdtemp(join(tmpdir(), 'tweedie-run-'));
process.env['TWEEDIE_HOME'] = join(root, 'home');
afterAll(() => rm(root, { recursive: true }));

let folder = '';
let tests = 0;
beforeEach(async () => {
  folder = join(root, `test-${++tests}`); // the cache is shared by all
  await mkdir(folder);
});

interface Node {
  readonly type: string;
  readonly version: number;
  readonly params?: object;
  readonly label?: string;
}
interface Graph {
  readonly format: 1;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly edges: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[];
  readonly layout?: object;
}

/** Two solvers on one measurement, each with a measure of its own. `seed` keeps tests out of each other's cache. */
function graph({ seed }: { readonly seed: number }): Graph {
  const node = (type: string, params: object = {}): Node => ({
    type: `@tweedie/${type}`,
    version: 1,
    params,
  });
  const edge = (from: string, to: string) => ({ from: from.split('.'), to: to.split('.') });
  const solvers = ['first', 'second'];
  return {
    format: 1,
    nodes: {
      picture: node('workflow/phantom', { kind: 'leaves', width: 64, height: 64 }),
      box: node('operators/box-inpainting'),
      noise: node('operators/gaussian', { sigma: 0.05 }),
      measure: node('workflow/measure', { seed }),
      prior: node('priors/faces'),
      first: node('solvers/ddrm', { steps: 4 }),
      second: node('solvers/diff-pir', { steps: 5 }),
      firstPsnr: node('metrics/psnr'),
      secondPsnr: node('metrics/psnr'),
      table: node('workflow/table', { names: 'DDRM,DiffPIR' }),
      show: node('workflow/show'),
    },
    edges: [
      edge('picture.image', 'measure.image'),
      edge('box.operator', 'measure.operator'),
      edge('noise.noise', 'measure.noise'),
      ...solvers.flatMap((solver) => [
        edge('measure.measurement', `${solver}.measurement`),
        edge('prior.prior', `${solver}.prior`),
        edge(`${solver}.image`, `${solver}Psnr.image`),
        edge('picture.image', `${solver}Psnr.reference`),
        edge(`${solver}Psnr.value`, `table.${solver}`),
      ]),
      edge('second.image', 'show.image'),
    ],
  };
}

interface Report {
  readonly status: string;
  readonly evaluations: number;
  readonly nodes: Readonly<Record<string, { readonly status: string; readonly cached?: boolean }>>;
  readonly results: readonly {
    readonly node: string;
    readonly files: readonly string[];
    readonly tables: object[];
  }[];
  readonly partial: readonly string[];
  readonly problems: readonly { readonly message: string }[];
}

async function save(document: object, name = 'graph.json'): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(document));
}

function run(args: readonly string[], watch?: Watch): Promise<Result> {
  return tweedie(folder, ['run', 'graph.json', ...args], watch);
}

async function report(...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await run([...args, '--json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Report;
}

function ran({ nodes }: Report): string[] {
  return Object.keys(nodes).filter((id) => nodes[id]!.cached === false);
}

test('what has run does not run again, whatever is renamed, labelled or moved', async () => {
  const first = graph({ seed: 1 });
  await save(first);
  const before = await report();
  expect(before).toMatchObject({ status: 'finished', evaluations: 9, problems: [] });
  expect(before.results.map(({ node }) => node).sort()).toEqual(['show', 'table']);

  expect(await report()).toMatchObject({ evaluations: 0 });

  const text = JSON.stringify(first)
    .replaceAll('"second"', '"andAnother"')
    .replaceAll('"picture"', '"leaves"');
  const { nodes, ...rest } = JSON.parse(text) as Graph;
  await save({
    ...rest,
    name: 'Renamed',
    nodes: { ...nodes, first: { ...nodes['first'], label: 'DDRM', note: 'Fast' } },
    edges: first.edges
      .toReversed()
      .map(
        (edge) =>
          JSON.parse(
            JSON.stringify(edge).replaceAll('"second"', '"andAnother"').replaceAll('"picture"', '"leaves"'),
          ) as object,
      )
      .map(
        (edge) =>
          JSON.parse(
            JSON.stringify(edge).replaceAll('["table","andAnother"]', '["table","second"]'),
          ) as object,
      ),
    layout: { nodes: { first: { x: 500, y: -3 } } },
  });
  const after = await report();
  expect(after.evaluations).toBe(0);
  expect(ran(after)).toEqual([]);
  expect(after.results.flatMap(({ tables }) => tables)).toEqual(
    before.results.flatMap(({ tables }) => tables),
  );
});

test('a parameter of one solver lets that solver run again, and what hangs on it', async () => {
  await save(graph({ seed: 2 }));
  expect((await report()).evaluations).toBe(9);
  const after = await report('--set', 'first.steps=3');
  expect(after.evaluations).toBe(3);
  expect(ran(after)).toEqual(expect.arrayContaining(['first', 'firstPsnr', 'table']));
  for (const node of ['picture', 'second', 'secondPsnr', 'show']) expect(ran(after)).not.toContain(node);
});

test('--to runs a node and what it needs, and shows it though it is no result', async () => {
  await save(graph({ seed: 3 }));
  const { evaluations, nodes, results } = await report('--to', 'first', '--out', 'here');
  expect(evaluations).toBe(4);
  expect(Object.keys(nodes).sort()).toEqual(['box', 'first', 'measure', 'noise', 'picture', 'prior']);
  expect(results).toMatchObject([{ node: 'first', files: [join('here', 'first.png')] }]);
  expect(await readdir(join(folder, 'here'))).toEqual(['first.png']);
  expect(await run(['--to', 'frist'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no node "frist" that could run') as string,
  });
});

test('without a cache two runs write the same bytes, and leave nothing behind', async () => {
  await save(graph({ seed: 4 }));
  const home = join(root, 'home', 'cache', 'nodes');
  const kept = await readdir(home);
  for (const out of ['a', 'b']) expect((await report('--no-cache', '--out', out)).evaluations).toBe(9);
  const [a, b] = await Promise.all(['a', 'b'].map((out) => readFile(join(folder, out, 'show.png'))));
  expect(a!.equals(b!)).toBe(true);
  expect(await readdir(home)).toEqual(kept);
});

test('Ctrl-C stops within a step, and leaves the estimate so far', async () => {
  await save(graph({ seed: 5 }));
  let sent = false;
  const args = ['--set', 'first.steps=4000', '--to', 'first', '--json', '--events'];
  const { code, stdout, stderr } = await run(args, (_, child, events) => {
    if (!sent && events.includes('node.preview')) sent = child.kill('SIGINT');
  });
  expect(code).toBe(130);
  expect(stderr).toContain('The estimates so far will be written');
  expect(stderr).toMatch(/^first {4}skipped: The run was cancelled$/m);
  const partial = join('out', 'graph', 'first.partial.png');
  expect(stderr).toContain(`${partial}  as far as it was`);
  const result = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Report;
  expect(result).toMatchObject({ status: 'cancelled', partial: [partial], results: [] });
  expect(result.evaluations).toBeLessThan(400);
  expect(await readdir(join(folder, 'out', 'graph'))).toEqual(['first.partial.png']);
});

test('a test picture or a file gives way to a photograph, wherever the command is run', async () => {
  await save(graph({ seed: 6 }), 'inner.json');
  await mkdir(join(folder, 'deep'));
  await save(graph({ seed: 6 }), join('deep', 'graph.json'));
  await writeImage(join(folder, 'photo.png'), picture({ width: 64, height: 64 }));
  const args = [
    'run',
    join('deep', 'graph.json'),
    '--input',
    'picture=photo.png',
    '--to',
    'picture',
    '--json',
  ];
  const { code, stdout } = await tweedie(folder, args);
  expect(code).toBe(0);
  const { results } = JSON.parse(stdout) as Report;
  expect(results[0]!.files).toEqual([join('deep', 'out', 'graph', 'picture.png')]);
  const [given, shown] = await Promise.all(
    ['photo.png', results[0]!.files[0]!].map((file) => readFile(join(folder, file))),
  );
  expect(shown!.equals(given!)).toBe(true);
});

test.each([
  ['--set', 'frist.steps=3', /there is no node frist\n.*Did you mean first\?/],
  ['--set', 'first.step=3', /first has no parameter step\n.*Did you mean steps\?/],
  ['--set', 'first', /first: there must be a name, then "="/],
  ['--set', 'first=3', /there must be a node, then ".", then a parameter/],
  ['--input', 'first=a.png', /first reads no file\n.*These do: picture\./],
  ['--events', '--no-cache', /--events needs --json/],
])('%s %s is refused in a sentence', async (flag, value, sentence) => {
  await save(graph({ seed: 7 }));
  const { code, stderr } = await run([flag, value]);
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
});

test('a wrong value and a missing file are problems, each with its node, and nothing runs', async () => {
  await save(graph({ seed: 8 }));
  const wrong = await run(['--set', 'first.steps=many', '--input', 'picture=gone.png']);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/^error {2}first.steps: steps must be a number, got "many"$/m);
  expect(wrong.stderr).toMatch(/^error {2}picture: There is no file gone.png$/m);
  expect(wrong.stderr).not.toContain('Running');

  const validated = await tweedie(folder, ['validate', 'graph.json']);
  expect(validated).toMatchObject({ code: 0, stdout: 'graph.json: 11 nodes, no problems\n' });
  const { edges, ...rest } = graph({ seed: 8 });
  await save({ ...rest, edges: edges.filter(({ to }) => to[1] !== 'prior') });
  const broken = await tweedie(folder, ['validate', 'graph.json', '--json']);
  expect(broken.code).toBe(1);
  const { problems } = JSON.parse(broken.stdout) as { problems: object[] };
  expect(problems).toMatchObject([
    { severity: 'error', code: 'missing-input', node: 'first', port: 'prior' },
    { severity: 'error', code: 'missing-input', node: 'second', port: 'prior' },
  ]);
});

test.each([
  ['no JSON', '{"format":1,', /^tweedie: graph.json: /],
  ['another thing', '[]', /^tweedie: graph.json: /],
  ['a newer format', '{"format":99,"nodes":{},"edges":[]}', /^tweedie: graph.json: .*99/],
])('a file that is %s is refused by its name', async (_, text, sentence) => {
  await writeFile(join(folder, 'graph.json'), text);
  const { code, stderr } = await run([]);
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
});

test('every event is a line of JSON without pixels, and the last line is the result', async () => {
  await save(graph({ seed: 9 }));
  const { code, stdout } = await run(['--json', '--events']);
  expect(code).toBe(0);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const events = lines.slice(0, -1);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(events[0]).toMatchObject({ type: 'run.started' });
  expect(events.at(-1)).toMatchObject({ type: 'run.finished' });
  expect(events.find(({ type }) => type === 'node.preview')).toMatchObject({
    estimate: { shape: [1, 3, 64, 64] },
  });
  expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(5000);
  expect(lines.at(-1)).toMatchObject({ command: 'run', status: 'finished', evaluations: 9 });
});

test('a template becomes a document that runs, and the cache can be looked at and cleared', async () => {
  const made = await tweedie(folder, ['new', 'mine.json', '--template', 'posterior-samples']);
  expect(
    made.stdout
      .trimEnd()
      .split('\n')
      .map((file) => basename(file)),
  ).toEqual(['mine.json', 'face.png']);
  expect((await tweedie(folder, ['migrate', 'mine.json'])).stdout).toBe('mine.json is up to date\n');
  const args = ['--set', 'sample.steps=2', '--set', 'sample.count=2'];
  const { code, stdout } = await tweedie(folder, ['run', 'mine.json', ...args]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Image +Width \(px\).*\n[─ ]+\nMeasured +64/m);
  expect(await tweedie(folder, ['new', 'mine.json', '--template', 'folder'])).toMatchObject({ code: 2 });
  const misspelt = await tweedie(folder, ['new', '--template', 'denoise']);
  expect(misspelt.stderr).toMatch(/There is no template "denoise"\n.*Did you mean denoising\?/);

  const [shown] = (await tweedie(folder, ['cache', '--clear', '--json'])).stdout.split('\0');
  expect((JSON.parse(shown!) as { files: number }).files).toBeGreaterThan(5);
  expect((await tweedie(folder, ['cache'])).stdout).toContain('0 results');
});
