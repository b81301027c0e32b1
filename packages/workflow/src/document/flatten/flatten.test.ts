import { expect, test } from 'vitest';
import { catalogue, fakeCatalogue, fakeType } from '../../fixtures/catalogue.ts';
import { textOf } from '../../fixtures/documents.ts';
import { graph, open, sentences, show } from '../../fixtures/shortGraph.ts';
import { parseWorkflow } from '../parseWorkflow.ts';
import { flatten } from './flatten.ts';

test('a graph without subgraphs is what it was', () => {
  const flat = flatten(parseWorkflow(textOf('format-1/inpainting.json')), catalogue);
  expect(flat.problems).toEqual([]);
  expect(show(flat)).toEqual({
    nodes: ['compare', 'holes', 'measure', 'photo', 'prior', 'restore', 'scratches'],
    edges: [
      'photo.image > scratches.image',
      'scratches.mask > holes.mask',
      'photo.image > measure.image',
      'holes.operator > measure.operator',
      'prior.prior > restore.prior',
      'measure.measurement > restore.measurement',
      'photo.image > compare.before',
      'restore.image > compare.after',
    ],
  });
  expect(flat.graph.nodes.get('restore')).toEqual({
    id: 'restore',
    nodeType: catalogue.find('@tweedie/solvers/red-diff'),
    params: { steps: 60, seed: 7 },
    pinned: false,
  });
});

test('a kind of node that no plugin here brings, with the way to get it', () => {
  const text = textOf('format-1/unknown-plugin.json');
  const flat = flatten(parseWorkflow(text), catalogue);
  expect(flat.problems).toEqual([
    {
      severity: 'error',
      code: 'missing-node',
      node: 'aberration',
      message: 'There is no kind of node "@me/microscopes/zernike"',
      remedy: 'Add its plugin: tweedie plugins add "@me/microscopes@^2.1.0"',
    },
    {
      severity: 'warning',
      code: 'does-not-run',
      node: 'measure',
      port: 'operator',
      message: 'It does not run: "operator" has no value, since "aberration" is of a kind that is not here',
    },
  ]);
  expect(show(flat).nodes).toEqual(['photo']);
});

test.each([
  ['@tweedie/workflow/sharpn', 'Did you mean "sharpen"?'],
  ['@tweedie/workflow/hologram', 'Update @tweedie/workflow.'],
  ['microscopes/zernike', 'Add its plugin: tweedie plugins add microscopes'],
  ['user/holiday', 'Add a prior under the name "holiday", with "tweedie prior add".'],
  ['x; rm -rf here/zernike', undefined],
  ['$(reboot)/zernike', undefined],
  ['--registry=http:/zernike', undefined],
  ['@me/a/../../b/zernike', undefined],
  ['zernike', undefined],
])('of "%s" the remedy is: %s', (type, remedy) => {
  expect(
    flatten(parseWorkflow({ format: 1, nodes: { x: { type, version: 1 } }, edges: [] }), catalogue)
      .problems[0]!.remedy,
  ).toBe(remedy);
});

test('fields of the future do no harm; versions of the future do not run', () => {
  const text = textOf('format-1/future-fields.json');
  const flat = flatten(parseWorkflow(text), catalogue);
  expect(sentences(flat)).toEqual([
    'newer-node new: It was saved with version 9 of "@tweedie/operators/gaussian-blur", and here is version 3',
    'unknown-parameter photo.colour-space: "photo" has no parameter "colour-space", which is left aside; there is "file"',
  ]);
  expect(flat.graph.nodes.get('old')?.params).toEqual({ sigma: 2.5 });
  expect(flat.graph.nodes.get('photo')?.params).toEqual({ file: 'a.png' });
  expect(show(flat).edges).toEqual(['photo.image > constructor.image']);
});

test('parameters and ports name those that there are, and the one that was meant', () => {
  const flat = open(
    graph({ p: 'photo', s: { type: 'sharpen', params: { amonut: 1 } }, t: 'sharpen' }, [
      'p.imgae > s.image',
      'p.image > t.picture',
      'p.image > t.toString',
    ]),
  );
  expect(flat.problems.map(({ message, remedy, node, port }) => [node, port, message, remedy])).toEqual([
    [
      's',
      'amonut',
      '"s" has no parameter "amonut", which is left aside; there is "amount"',
      'Did you mean "amount"?',
    ],
    ['s', 'image', '"p" has no output "imgae"; there is "image"', 'Did you mean "image"?'],
    ['t', 'picture', '"t" has no input "picture"; there are "image", "amount"', undefined],
    ['t', 'toString', '"t" has no input "toString"; there are "image", "amount"', undefined],
  ]);
  expect(show(flat).edges).toEqual([]);
});

test('edges from nowhere and to nowhere', () => {
  const flat = open(graph({ blur: 'sharpen' }, ['blurr.image > blur.image', 'blur.image > blux.image']));
  expect(flat.problems).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: 'bad-edge',
      node: 'blur',
      port: 'image',
      message: 'An edge comes from "blurr", which is no node here',
      remedy: 'Did you mean "blur"?',
    }),
    expect.objectContaining({
      severity: 'error',
      code: 'bad-edge',
      message: 'An edge leads to "blux", which is no node here',
    }),
  ]);
  expect(flat.problems[1]).not.toHaveProperty('node');
});

test('two edges to one target, also through a subgraph', () => {
  const inner = {
    ...graph({ p: 'photo', x: 'sharpen' }, ['p.image > x.image']),
    inputs: { in: { to: [['x', 'image']] } },
  };
  const flat = open(
    graph({ a: 'photo', b: 'photo', s: 'subgraph:s', t: 'sharpen' }, [
      'a.image > s.in',
      'a.image > t.image',
      'b.image > t.image',
      'b.image > t.image',
    ]),
    { s: inner },
  );
  expect(sentences(flat)).toEqual([
    'two-edges t.image: Two edges lead to "t.image", from "a.image" and from "b.image"',
    'two-edges s/x.image: Two edges lead to "s/x.image", from "a.image" and from "s/p.image"',
  ]);
  expect(show(flat).edges).toEqual(['a.image > s/x.image', 'a.image > t.image']);
});

test('a migration that throws is a problem of the node', () => {
  const broken = fakeType('@me/lab/old', {
    version: 2,
    migrations: {
      1: () => {
        throw new Error('there is no width');
      },
    },
  });
  const workflow = parseWorkflow({
    format: 1,
    nodes: { x: { type: '@me/lab/old', version: 1 } },
    edges: [],
  });
  expect(sentences(flatten(workflow, fakeCatalogue([broken])))).toEqual([
    'bad-parameter x: Its parameters cannot be taken from version 1 of "@me/lab/old" to 2: there is no width',
  ]);
});
