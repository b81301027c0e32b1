import { expect, test } from 'vitest';
import { graph, type Nodes, open, sentences, show, type TypedNode } from '../../fixtures/shortGraph.ts';

const bypassed: TypedNode = { type: 'sharpen', mode: 'bypass' };
const row = { photo: 'photo', a: 'sharpen', b: 'sharpen', c: 'sharpen' };
const edges = ['photo.image > a.image', 'a.image > b.image', 'b.image > c.image'];

test('a muted node takes along what hangs on it, with a warning that names it', () => {
  const flat = open(graph({ ...row, a: { type: 'sharpen', mode: 'mute' } }, edges));
  expect(show(flat)).toEqual({ nodes: ['photo'], edges: [] });
  expect(flat.problems).toEqual(
    ['b', 'c'].map((node) => ({
      severity: 'warning',
      code: 'does-not-run',
      node,
      port: 'image',
      message: 'It does not run: "image" has no value, since "a" is muted',
    })),
  );
});

test('an optional input does without a muted node, a parameter does not', () => {
  const measured = graph(
    {
      n: { type: 'gaussian-noise', mode: 'mute' },
      x: { type: 'number', mode: 'mute' },
      m: 'measure',
      k: 'measure',
    },
    ['n.noise > m.noise', 'x.number > k.seed'],
  );
  const flat = open(measured);
  expect(show(flat)).toEqual({ nodes: ['m'], edges: [] });
  expect(sentences(flat)).toEqual([
    'does-not-run k.seed: It does not run: "seed" has no value, since "x" is muted',
  ]);
});

test('edges to a muted node are no problem, whatever they are', () => {
  const flat = open(
    graph({ photo: 'photo', a: { type: 'sharpen', mode: 'mute' } }, [
      'photo.image > a.image',
      'photo.image > a.image',
      'photo.image > a.picture',
    ]),
  );
  expect(flat.problems).toEqual([]);
  expect(show(flat)).toEqual({ nodes: ['photo'], edges: [] });
});

test('a muted node of an unknown kind is no problem', () => {
  expect(open(graph({ x: { type: '@me/other/thing', mode: 'mute' } })).problems).toEqual([]);
});

test('bypassed nodes hand on what comes in, one after the other', () => {
  const flat = open(graph({ ...row, a: bypassed, b: bypassed }, edges));
  expect(flat.problems).toEqual([]);
  expect(show(flat)).toEqual({ nodes: ['photo', 'c'], edges: ['photo.image > c.image'] });
});

test('a bypassed node behind a muted one hands on that there is nothing', () => {
  const flat = open(
    graph({ ...row, a: { type: 'sharpen', mode: 'mute' }, b: { type: 'sharpen', mode: 'bypass' } }, edges),
  );
  expect(show(flat)).toEqual({ nodes: ['photo'], edges: [] });
  expect(sentences(flat)).toEqual([
    'does-not-run c.image: It does not run: "image" has no value, since "a" is muted',
  ]);
});

test('a bypassed node that nothing comes into leaves the next one without an edge', () => {
  const flat = open(graph({ a: { type: 'sharpen', mode: 'bypass' }, b: 'sharpen' }, ['a.image > b.image']));
  expect(flat.problems).toEqual([]);
  expect(show(flat)).toEqual({ nodes: ['b'], edges: [] });
});

test('an output that nothing stands for cannot be bypassed', () => {
  const flat = open(graph({ r: { type: 'red-diff', mode: 'bypass' }, c: 'photo' }, ['r.text > c.file']));
  expect(sentences(flat)).toEqual([
    'cannot-bypass c.file: "r" is bypassed, and none of its inputs can stand for "text"',
  ]);
});

test('bypassed nodes in a circle', () => {
  const flat = open(
    graph({ a: bypassed, b: bypassed, c: 'sharpen' }, [
      'a.image > b.image',
      'b.image > a.image',
      'b.image > c.image',
    ]),
  );
  expect(sentences(flat)).toEqual(['cycle c.image: The bypassed node "b" hands on what comes from itself']);
});

test('ten thousand bypassed nodes in a row are led around', () => {
  const count = 9_999;
  const ids = Array.from({ length: count }, (_, i) => `n${i}`);
  const nodes: Nodes = Object.fromEntries(
    ids.map((id, i) => [id, i === 0 || i === count - 1 ? 'sharpen' : bypassed]),
  );
  const flat = open(
    graph(
      nodes,
      ids.slice(1).map((id, i) => `n${i}.image > ${id}.image`),
    ),
  );
  expect(show(flat)).toEqual({ nodes: ['n0', 'n9998'], edges: ['n0.image > n9998.image'] });
});
