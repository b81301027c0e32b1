import {
  createNodeCatalogue,
  parseWorkflow,
  type Workflow,
  workflowPlugin,
  writeWorkflow,
} from '@tweedie/workflow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWorkflow } from './fixtures/anyWorkflow.ts';
import { forSharing } from './forSharing.ts';

const catalogue = createNodeCatalogue([workflowPlugin]);
const share = (workflow: Workflow, strip = false) => forSharing(workflow, { catalogue, strip });
const node = (type: string, params: object, rest: object = {}) => ({ type, version: 1, params, ...rest });
const open = (nodes: object, rest: object = {}) => parseWorkflow({ format: 1, nodes, edges: [], ...rest });
const image = '@tweedie/workflow/image';

test('a document without paths and secrets is shared as it is', () => {
  const workflow = open(
    { photo: node(image, { file: 'photos/me.png' }, { note: 'Mine', label: 'Me' }) },
    {
      name: 'C: the third',
      description: 'See /home/hideaway for more.',
      layout: { nodes: { photo: { x: -0, y: 1 } } },
    },
  );
  expect(share(workflow)).toBe(workflow);
});

describe('paths of this machine', () => {
  const paths = [
    '/home/hideaway/me.png',
    'C:\\Users\\hideaway\\me.png',
    '~/me.png',
    'file:///home/hideaway/me.png',
    '\\\\hideaway\\me.png',
  ];

  test.each(paths)('%s is in no file, in no name of a result, and in nothing that is not known', (file) => {
    const workflow = open(
      {
        photo: node(image, { file }),
        save: node('@tweedie/workflow/save-image', { name: file }),
        other: node('somebody/else', { file, deep: [{ file }] }, { extra: file }),
      },
      {
        name: file,
        subgraphs: { inner: { nodes: { photo: node(image, { file }) }, edges: [] } },
        source: { file },
        layout: { background: file },
      },
    );
    const text = writeWorkflow(share(workflow));
    expect(text).not.toMatch(/hideaway|~|file:/);
    expect(share(workflow).nodes.save!.params).toEqual({ name: 'me.png' });
  });

  test('wherever in a document they stand, none is left', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.constantFrom(...paths), fc.nat(), (workflow, file, n) => {
        const texts = (writeWorkflow(workflow).match(/: "[^"\\]*"/g) ?? []).filter((text) => text !== ': ""');
        const place = texts[n % texts.length];
        const planted = place && writeWorkflow(workflow).replace(place, () => `: ${JSON.stringify(file)}`);
        // What kind of node it is, and how it runs, is no place for a path.
        fc.pre(planted !== undefined && !/"(?:type|mode)": "(?:\/home|C:|~|file:|\\)/.test(planted));
        expect(writeWorkflow(share(parseWorkflow(planted)))).not.toContain(JSON.stringify(file));
      }),
    );
  });
});

describe('secrets', () => {
  test.each([
    'token',
    'apiKey',
    'API_KEY',
    'x-api-key',
    'server.password',
    'Authorization',
    'sessionId',
    'accessToken',
  ])('%s is left out, wherever it stands', (name) => {
    const workflow = open(
      { a: node('somebody/else', { [name]: 'hush', inside: { [name]: 'hush' } }) },
      { [name]: 'hush', layout: { server: { [name]: 'hush' } } },
    );
    expect(writeWorkflow(share(workflow))).not.toContain('hush');
  });

  test('a node and a port may be called what they like', () => {
    const nodes = { token: node(image, {}), password: node('a/b', {}) };
    const edges = [{ from: ['token', 'secret'], to: ['password', 'cookie'] }];
    const workflow = parseWorkflow({ format: 1, nodes, edges });
    expect(share(workflow)).toBe(workflow);
  });

  test.each([
    ['https://hideaway:hush@models.example/a.onnx', 'https://models.example/a.onnx'],
    ['https://models.example/a.onnx?size=3&token=hush', 'https://models.example/a.onnx?size=3'],
    ['https://models.example/a?X-Amz-Signature=hush&X-Amz-Date=1', 'https://models.example/a'],
    ['https://models.example/a b', 'https://models.example/a b'],
  ])('of the address %s stays %s', (before, after) => {
    const shared = share(open({ a: node('somebody/else', { address: before }) }));
    expect(shared.nodes.a!.params).toEqual({ address: after });
  });
});

describe('stripped', () => {
  const workflow = open(
    {
      photo: node(image, { file: 'me.png', extra: 1 }, { note: 'Mine', label: 'Me' }),
      cup: node(image, { file: 'pictures/coffee.png' }),
      words: node('@tweedie/workflow/note', { text: 'To myself' }),
      other: node('somebody/else', { picture: 'me.jpeg', words: 'Hello, world' }),
    },
    {
      name: 'Graph',
      description: 'For Anna',
      subgraphs: {
        inner: { nodes: { photo: node(image, { file: 'me.png' }) }, edges: [], layout: { nodes: {} } },
      },
      layout: { notes: { a: { x: 0, y: 0, text: 'To myself' } } },
    },
  );

  test('it has no layout, no notes and no names of pictures, but those that everybody has', () => {
    const isPublic = (name: string): boolean => name.startsWith('pictures/');
    expect(forSharing(workflow, { catalogue, strip: true, isPublic })).toEqual(
      open(
        {
          photo: node(image, { extra: 1 }, { label: 'Me' }),
          cup: node(image, { file: 'pictures/coffee.png' }),
          other: node('somebody/else', { words: 'Hello, world' }),
        },
        { name: 'Graph', subgraphs: { inner: { nodes: { photo: node(image, {}) }, edges: [] } } },
      ),
    );
  });

  test('any document opens again, and stripped twice it is the same', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.boolean(), (any, strip) => {
        const shared = share(any, strip);
        expect(parseWorkflow(writeWorkflow(shared))).toEqual(shared);
        expect(share(shared, strip)).toEqual(shared);
      }),
    );
  });
});
