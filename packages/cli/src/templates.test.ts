/** @file Every template runs on a machine that has nothing but Tweedie, with its real prior. */
import type { Chart, Image, Table } from '@tweedie/core';
import { copyTemplate, createSession, listTemplates, readImage, writeImage } from '@tweedie/runtime-node';
import { type Outcome, parseWorkflow, type Workflow, type WorkflowNode } from '@tweedie/workflow';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPlugins } from './loadPlugins.ts';

const root = await mkdtemp(join(tmpdir(), 'tweedie-templates-'));
process.env['TWEEDIE_HOME'] = join(root, 'home');
const session = createSession({ plugins: await loadPlugins() });
const templates = await listTemplates();
afterAll(async () => {
  await session.dispose();
  await rm(root, { recursive: true });
});

/** What must be true of the results of each. */
const expectations: Readonly<Record<string, (results: Results) => void | Promise<void>>> = {
  'first-restoration': isBetter([0, 1]),
  'free-form-inpainting': isBetter([0, 1]),
  latents: isBetter([0, 1]),
  'missing-pixels': isBetter([0, 1]),
  'gaussian-deblurring': isBetter([0, 1]),
  'motion-deblurring': isBetter([0, 1]),
  denoising: isBetter([0, 1]),
  mri: isBetter([0, 1]),
  hdr: isBetter([0, 1], [2, 1]),
  jpeg: isBetter([0, 1]),
  'solver-comparison': isBetter([0, 1], [0, 2], [0, 3]),
  subgraph: isBetter([0, 1], [2, 3]),
  'super-resolution': isLargeAgain,
  'two-operators': isLargeAgain,
  'posterior-samples': (results) => {
    isBetter([0, 1])(results);
    const [{ value: samples } = never()] = results.of('samples').get('samples')!.items;
    expect(samples).toMatchObject({ shape: [3, 3, 64, 64] });
    expect(results.of('map').get('image')!.items).toHaveLength(1);
  },
  'parameter-sweep'({ of }) {
    const { rows } = tableOf(of('table'));
    const [{ value: chart } = never()] = of('plot').get('chart')!.items;
    expect(rows.map(([x]) => x)).toEqual([0.2, expect.closeTo(1.4), 2.6]);
    expect(chart).toMatchObject({ series: [{ values: rows.map(([, psnr]) => psnr) }] });
    expect(new Set(rows.map(([, psnr]) => psnr)).size).toBe(3);
  },
  'pareto-front'({ of }) {
    const { rows } = tableOf(of('front'));
    const [{ value: chart } = never()] = of('front').get('chart')!.items;
    const seen = (chart as Chart).series.slice(0, 3).flatMap(({ values }) => values);
    expect(seen).toHaveLength(6);
    expect(rows.at(-1)![2]).toBe(Math.max(...seen)); // the best of all is on the front
    const qualities = rows.map(([, , quality]) => quality as number);
    expect(qualities).toEqual([...new Set(qualities)].sort((a, b) => a - b));
  },
  async 'damaged-photograph'({ folder }) {
    const [before, after, mask] = await Promise.all(
      ['pictures/scratched.png', 'out/restored.png', 'pictures/scratches.png'].map((file) =>
        readImage(join(folder, file)),
      ),
    );
    const changed = after!.data.filter((code, i) => code !== before!.data[i]).length;
    expect(changed).toBeGreaterThan(0);
    const isGood = (_: number, i: number): boolean => mask!.data[4 * (i >> 2)] === 0;
    expect(after!.data.filter(isGood)).toEqual(before!.data.filter(isGood));
  },
  async folder({ folder }) {
    for (const name of ['cup.png', 'dog.png', 'spoon.png']) {
      const noisy = await readImage(join(folder, 'pictures/noisy', name));
      expect(roughness(await readImage(join(folder, 'out', name)))).toBeLessThan(roughness(noisy) / 2);
    }
  },
};

test('every template says what it is for, and every one is tried below', () => {
  expect(templates.map(({ name }) => name)).toEqual(Object.keys(expectations).sort());
  for (const { title, description } of templates)
    expect(title.length * description.length).toBeGreaterThan(0);
});

test.each(templates)('$name runs as it is, and restores', async ({ name }) => {
  const file = join(root, name, 'graph.json');
  await copyTemplate(name, file, session.catalogue);
  const folder = dirname(file);
  await cropAll(join(folder, 'pictures'));
  const workflow = parseWorkflow(await readFile(file, 'utf8'));
  const { nodes = {} } = workflow.layout as { readonly nodes?: object };
  expect(Object.keys(nodes).sort()).toEqual(Object.keys(workflow.nodes).sort());
  expect(await session.validate(workflow, { folder })).toEqual([]);

  const run = await session.run(hurried(workflow), { folder, confined: true });
  const kinds: string[] = [];
  for await (const event of run) kinds.push(event.type);
  expect(kinds.at(-1)).toBe('run.finished');
  await expectations[name]!({ folder, of: (node) => run.outputs(node)! });
});

test('a template never replaces a document, nor a picture that is there', async () => {
  const file = join(root, 'twice', 'a.json');
  const [first, ...pictures] = await copyTemplate('damaged-photograph', file, session.catalogue);
  expect(first).toBe(file);
  expect(pictures.map((path) => path.slice(root.length))).toEqual([
    '/twice/pictures/scratched.png',
    '/twice/pictures/scratches.png',
  ]);
  await expect(copyTemplate('damaged-photograph', file, session.catalogue)).rejects.toMatchObject({
    code: 'bad-parameter',
  });
  expect(
    await copyTemplate('damaged-photograph', join(root, 'twice', 'b.json'), session.catalogue),
  ).toHaveLength(1);
  await expect(copyTemplate('denoise', file, session.catalogue)).rejects.toMatchObject({
    code: 'not-found',
    remedy: expect.stringContaining('Did you mean denoising?') as string,
  });
});

interface Results {
  readonly folder: string;
  of(node: string): Outcome;
}

/** Rows of the table of the node `compare`: the second of each pair is nearer to the truth than the first. */
function isBetter(...pairs: (readonly [measured: number, restored: number])[]) {
  return ({ of }: Results): void => {
    const psnr = psnrOf(of('compare'));
    for (const [measured, restored] of pairs) expect(psnr[restored]).toBeGreaterThan(psnr[measured]! + 1);
  };
}

/** A picture with nothing of the truth in it has 10 dB or so. */
function isLargeAgain({ of }: Results): void {
  const { rows } = tableOf(of('compare'));
  expect(rows[1]!.slice(1, 3)).toEqual(rows[2]!.slice(1, 3));
  expect(psnrOf(of('compare'))[1]).toBeGreaterThan(18);
}

function psnrOf(outcome: Outcome): readonly number[] {
  const { columns, rows } = tableOf(outcome);
  const at = columns.findIndex(({ unit }) => unit === 'dB');
  return rows.map((row) => row[at] as number);
}

function tableOf(outcome: Outcome): Table {
  return outcome.get('table')!.items[0]!.value as Table;
}

/** The sum of differences between neighbours. */
function roughness({ data, width }: Image): number {
  let sum = 0;
  for (let i = 4; i < data.length; i++) if (i % (4 * width) >= 4) sum += Math.abs(data[i]! - data[i - 4]!);
  return sum;
}

function never(): never {
  throw new Error('There is no item');
}

/** The same with few steps, samples and items. */
function hurried(workflow: Workflow): Workflow {
  const { nodes, subgraphs = {} } = workflow;
  const inner = mapValues(subgraphs, (subgraph) => ({
    ...subgraph,
    nodes: mapValues(subgraph.nodes, hurry),
  }));
  return { ...workflow, nodes: mapValues(nodes, hurry), subgraphs: inner };
}

function hurry(node: WorkflowNode): WorkflowNode {
  const { type, params = {} } = node;
  const changes = {
    ...(type.startsWith('@tweedie/solvers/') && { steps: 12 }),
    ...('count' in params && { count: 3 }),
    ...(type.endsWith('/numbers') && { values: [4, 8] }),
    ...(/\/(phantom|resize)$/.test(type) && { width: 64, height: 64 }),
  };
  return { ...node, params: { ...params, ...changes } };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

const side = 80;

/** Leaves of each photograph the middle alone; the prior of brains knows whole slices. */
async function cropAll(folder: string): Promise<void> {
  for (const { name, parentPath } of await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    () => [],
  )) {
    if (!name.endsWith('.png') || name === 'brain.png') continue;
    const path = join(parentPath, name);
    const { width, height, data } = await readImage(path);
    if (width <= side) continue;
    const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
    const rows = Array.from({ length: side }, (_, y) => {
      const from = 4 * ((top + y) * width + left);
      return data.slice(from, from + 4 * side);
    });
    await writeImage(path, {
      width: side,
      height: side,
      data: Uint8Array.from(rows.flatMap((row) => [...row])),
    });
  }
}
