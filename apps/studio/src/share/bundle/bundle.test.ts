import { createNodeCatalogue, parseWorkflow, workflowPlugin } from '@tweedie/workflow';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type BundleContents, makeBundle } from './makeBundle.ts';
import { readBundle } from './readBundle.ts';

const catalogue = createNodeCatalogue([workflowPlugin]);
const image = (file: string) => ({ type: '@tweedie/workflow/image', version: 1, params: { file } });
const workflow = parseWorkflow({
  format: 1,
  name: 'Two pictures',
  nodes: {
    photo: { ...image('me.png'), note: 'Mine' },
    second: image('pictures/cup.png'),
    all: { type: '@tweedie/workflow/folder', version: 1, params: { folder: 'scans/' } },
    far: { type: 'somebody/far', version: 3 },
  },
  edges: [],
  plugins: { somebody: { version: '^2.0.0', integrity: 'sha512-abc' } },
  layout: { nodes: { photo: { x: 1, y: 2 } } },
});
const bytes = (text: string) => new Uint8Array(strToU8(text));
const contents: BundleContents = {
  ...{ workflow, catalogue, strip: false, now: Date.UTC(2026, 4, 3) },
  inputs: new Map(['me.png', 'pictures/cup.png', 'scans/1.png'].map((name) => [name, bytes(name)])),
  outputs: {
    files: new Map([['restored.png', bytes('restored')]]),
    tables: [{ title: 'Scores', table: { columns: [{ name: 'PSNR' }], rows: [[27.5]] } }],
    values: { Residual: 0.5 },
  },
};
const text = (zip: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, strFromU8(content)]));

test('a bundle opens as the document that it was made of, with its pictures', async () => {
  const { workflow: opened, files } = readBundle(makeBundle(contents));
  expect({ ...opened, plugins: undefined }).toEqual({
    ...workflow,
    plugins: undefined,
    nodes: {
      ...workflow.nodes,
      all: { ...workflow.nodes.all, params: { folder: 'scans' } },
    },
  });
  expect([...files.keys()]).toEqual(['me.png', 'pictures/cup.png', 'scans/1.png']);
  expect(await files.get('me.png')!.text()).toBe('me.png');
  expect(files.get('me.png')!.type).toBe('image/png');
});

test('it holds the results, the numbers, the versions and the hashes, and says what it is', () => {
  const entries = text(makeBundle(contents));
  expect(entries['outputs/restored.png']).toBe('restored');
  expect(entries['metrics.csv']).toContain('27.5');
  expect(JSON.parse(entries['metrics.json']!)).toEqual({
    values: { Residual: 0.5 },
    tables: contents.outputs.tables,
  });
  expect(JSON.parse(entries['lock.json']!)).toMatchObject({
    plugins: {
      '@tweedie/workflow': { version: workflowPlugin.version },
      somebody: { version: '^2.0.0', integrity: 'sha512-abc', missing: true },
    },
  });
  expect(entries['README.txt']).toContain('npx tweedie run graph.json');
});

test('its graph finds its pictures where it is unpacked', () => {
  const entries = text(makeBundle(contents));
  const graph = parseWorkflow(entries['graph.json']);
  const named = Object.values(graph.nodes).flatMap(({ params = {} }) => Object.values(params));
  expect(named).toEqual(expect.arrayContaining(['inputs/me.png', 'inputs/pictures/cup.png', 'inputs/scans']));
  expect(entries).toHaveProperty(['inputs/scans/1.png']);
});

test('stripped, it has no name of a picture, no note and no layout, and still opens with its pictures', async () => {
  const zip = makeBundle({ ...contents, strip: true });
  const entries = text(zip);
  expect(Object.keys(entries).join()).not.toMatch(/me\.png|cup|scans/);
  expect(entries['graph.json']).not.toMatch(/me\.png|cup|"scans"|Mine|layout/);
  const { workflow: opened, files } = readBundle(zip);
  const { file } = opened.nodes.photo!.params as { file: string };
  expect(await files.get(file)!.text()).toBe('me.png');
});

describe('a bundle that is broken is refused in a sentence', () => {
  const whole = makeBundle(contents);
  test.each([
    ['of another kind', zipSync({ 'letter.txt': bytes('Dear') }), 'there is no graph.json in it'],
    ['with a damaged graph', zipSync({ 'graph.json': bytes('{"format":1') }), 'the graph in it is damaged'],
    ['that is cut short', whole.subarray(0, whole.length - 60), 'it is damaged'],
    ['that is nothing', bytes('PK'), 'it is damaged'],
  ])('%s', (_, zip, reason) => {
    expect(() => readBundle(zip)).toThrow(`The bundle cannot be opened: ${reason}`);
  });

  test('that would fill the memory, before it is unpacked', () => {
    const zip = zipSync({ 'graph.json': bytes('{}'), 'inputs/a.png': new Uint8Array(2 ** 20) });
    // The directory at the end says how large it will be.
    const at = zip.findLastIndex((_, i) => strFromU8(zip.subarray(i, i + 4), true) === 'PK\x01\x02');
    new DataView(zip.buffer).setUint32(at + 24, 2 ** 31, true);
    expect(() => readBundle(zip)).toThrow('it holds more than 1 GB');
  });
});
