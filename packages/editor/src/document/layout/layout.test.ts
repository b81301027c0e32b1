import { expect, test } from 'vitest';
import { builtIn, restoration } from '../fixtures/documents.ts';
import type { Point, SizeOf } from '../geometry.ts';
import { type Graph, graphAt } from '../graph.ts';
import { createEditor } from '../store/createEditor.ts';
import { align, distribute } from './align.ts';
import { boxOf } from './move.ts';
import { placesOf } from './placesOf.ts';
import { readLayout } from './readLayout.ts';
import { tidy } from './tidy.ts';

const sizeOf: SizeOf = () => ({ width: 200, height: 100 });
const graph = graphAt(restoration());

function at(of: Graph, id: string): Point {
  const { x, y } = placesOf(of).get(id)!;
  return { x, y };
}

test('A layout from anywhere is read as far as it makes sense', () => {
  const odd = {
    nodes: { a: { x: 1, y: 2, collapsed: 'yes' }, b: { x: '1', y: 2 }, c: null, d: [], e: { x: NaN, y: 0 } },
    frames: { f: { x: 0, y: 0, width: -1, title: 3 } },
    notes: 'none',
    edges: { 'a.in': { points: [{ x: 1, y: 1 }, null, { x: 2 }] }, 'b.in': { points: [] } },
    boundary: { inputs: { x: 7, y: 8 }, outputs: { x: 7 } },
    viewport: { x: 0, y: 0, zoom: 0 },
  };
  expect(readLayout(odd)).toEqual({
    nodes: new Map([['a', { x: 1, y: 2, collapsed: false }]]),
    frames: new Map([['f', { x: 0, y: 0, width: 320, height: 240, title: '' }]]),
    notes: new Map(),
    boundary: new Map([['inputs', { x: 7, y: 8 }]]),
    waypoints: new Map([['a.in', [{ x: 1, y: 1 }]]]),
  });
});

test('Nodes without a place stand in columns by what they need, circles too', () => {
  const bare = { ...graph, layout: {} };
  expect(at(bare, 'photo').x).toBeLessThan(at(bare, 'measure').x);
  expect(at(bare, 'measure').x).toBeLessThan(at(bare, 'restore').x);
  expect(new Set(Object.keys(graph.nodes).map((id) => JSON.stringify(at(bare, id)))).size).toBe(6);
  const circle = {
    ...bare,
    edges: [...bare.edges, { from: ['restore', 'image'], to: ['photo', 'image'] } as const],
  };
  expect(placesOf(circle).size).toBe(6);
});

test('Alignment brings edges to one line, and distribution makes gaps equal', () => {
  const ids = ['photo', 'blur', 'measure', 'restore'];
  const right = align(graph, ids, 'right', sizeOf);
  expect(ids.map((id) => at(right, id).x)).toEqual([600, 600, 600, 600]);
  expect(at(right, 'prior')).toEqual(at(graph, 'prior'));
  const sizes: SizeOf = (id) => ({ width: id === 'blur' ? 300 : 100, height: 50 });
  const even = distribute(graph, ['photo', 'blur', 'measure'], 'horizontally', sizes);
  // 700 wide, 500 filled: two gaps of 100
  expect(['photo', 'blur', 'measure'].map((id) => at(even, id).x)).toEqual([0, 200, 600]);
});

test('Tidying puts every node right of what it needs, without overlap', () => {
  const tidied = tidy(graph, Object.keys(graph.nodes), sizeOf);
  for (const { from, to } of graph.edges) {
    expect(at(tidied, from[0]).x + 200).toBeLessThan(at(tidied, to[0]).x);
  }
  const boxes = Object.keys(graph.nodes).map((id) => boxOf(tidied, id, sizeOf)!);
  const overlaps = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < 200 && Math.abs(a.y - b.y) < 100),
  );
  expect(overlaps).toEqual([]);
});

test('Tidying some leaves the rest where it is, and stays about where they were', () => {
  const tidied = tidy(graph, ['measure', 'restore'], sizeOf);
  for (const id of ['photo', 'blur', 'prior', 'show']) expect(at(tidied, id)).toEqual(at(graph, id));
  const middle = (of: Graph): number => (at(of, 'measure').x + at(of, 'restore').x) / 2;
  expect(Math.abs(middle(tidied) - middle(graph))).toBeLessThanOrEqual(1);
});

test('A frame takes what lies in it along, and nothing that it passes on its way', () => {
  const { actions, getState } = createEditor({ catalogue: builtIn, workflow: restoration() });
  const frame = actions.addFrame(['photo'])!;
  const place = (id: string): Point => at(graphAt(getState().workflow), id);
  const { x, y } = readLayout(getState().workflow.layout!).frames.get('frame')!;
  for (const far of [300, 600, 900]) actions.move(new Map([[frame, { x: x + far, y }]]), 'drag');
  expect(place('photo')).toEqual({ x: 900, y: 0 });
  expect(place('blur')).toEqual({ x: 300, y: 0 });
  expect(getState().history.entries.map(({ name }) => name)).toEqual(['Add a frame', 'Move item']);
  actions.setFrameMode('frame', 'mute');
  expect(Object.entries(getState().workflow.nodes).filter(([, node]) => node.mode)).toMatchObject([
    ['photo', {}],
  ]);
});

test('Waypoints go along where both ends of their edge do', () => {
  const { actions, getState } = createEditor({ catalogue: builtIn, workflow: restoration() });
  actions.setWaypoints('measure.image', [{ x: 10, y: 10 }]);
  const points = (): unknown => readLayout(getState().workflow.layout!).waypoints.get('measure.image');
  actions.move(new Map([['photo', { x: 5, y: 0 }]]));
  expect(points()).toEqual([{ x: 10, y: 10 }]);
  actions.move(
    new Map([
      ['photo', { x: 15, y: 7 }],
      ['measure', { x: 610, y: 7 }],
    ]),
  );
  expect(points()).toEqual([{ x: 20, y: 17 }]);
});
