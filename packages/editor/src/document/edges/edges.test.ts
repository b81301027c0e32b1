import { expect, test } from 'vitest';
import { builtIn, graphOf, restoration } from '../fixtures/documents.ts';
import { type Graph, graphAt } from '../graph.ts';
import { readLayout } from '../layout/readLayout.ts';
import { addNode } from '../nodes/addNode.ts';
import { connect, reconnect, swapLinks } from './connect.ts';
import { detach } from './detach.ts';
import { insertOnEdge } from './insertOnEdge.ts';
import { setWaypoints } from './waypoints.ts';

const context = { workflow: {}, catalogue: builtIn };

/** `photo.image > measure.image` */
function drawn({ edges }: Graph): readonly string[] {
  return edges.map(({ from, to }) => `${from.join('.')} > ${to.join('.')}`).sort();
}

function withNode(id: string, type: string): Graph {
  return addNode(graphAt(restoration()), id, { type: `@tweedie/${type}`, version: 1 }, { x: 0, y: 0 });
}

test('A new edge takes the place of the one that led there, whose waypoints go', () => {
  const bent = setWaypoints(withNode('other', 'workflow/image'), 'measure.image', [{ x: 1, y: 1 }]);
  const graph = connect(bent, ['other', 'image'], ['measure', 'image']);
  expect(drawn(graph)).toContain('other.image > measure.image');
  expect(drawn(graph)).not.toContain('photo.image > measure.image');
  expect(readLayout(graph.layout).waypoints.size).toBe(0);
});

test('An edge to a node that is not there is not drawn, and one that is there is not drawn again', () => {
  const graph = graphAt(restoration());
  expect(connect(graph, ['nobody', 'image'], ['measure', 'image'])).toBe(graph);
  expect(connect(graph, ['photo', 'image'], ['measure', 'image'])).toBe(graph);
});

test('An edge that is taken to another input keeps what it holds, and takes the place of the one there', () => {
  const before = graphAt(restoration());
  const edges = before.edges.map((edge) => (edge.to[0] === 'show' ? { ...edge, colour: 'red' } : edge));
  const graph = reconnect({ ...before, edges }, 'show.image', { to: ['measure', 'image'] });
  expect(drawn(graph)).toContain('restore.image > measure.image');
  expect(graph.edges.filter(({ to }) => to.join('.') === 'measure.image')).toMatchObject([{ colour: 'red' }]);
  expect(graph.edges).toHaveLength(before.edges.length - 1);
});

test('Two inputs exchange what leads to them, and one may be empty', () => {
  const graph = graphAt(restoration());
  const swapped = swapLinks(graph, ['measure', 'image'], ['show', 'image']);
  expect(drawn(swapped)).toEqual(
    expect.arrayContaining(['photo.image > show.image', 'restore.image > measure.image']),
  );
  expect(drawn(swapLinks(graph, ['measure', 'noise'], ['measure', 'operator']))).toContain(
    'blur.operator > measure.noise',
  );
});

test('A node on an edge takes its value in and hands its own on', () => {
  const graph = insertOnEdge(withNode('crop', 'workflow/crop'), 'measure.image', 'crop', context);
  expect(drawn(graph)).toEqual(
    expect.arrayContaining(['photo.image > crop.image', 'crop.image > measure.image']),
  );
});

test('A node that does not fit an edge is not put on it', () => {
  const graph = withNode('noise', 'operators/gaussian');
  expect(insertOnEdge(graph, 'measure.image', 'noise', context)).toBe(graph);
  expect(insertOnEdge(graph, 'measure.image', 'photo', context)).toBe(graph);
});

test('What led to a detached node leads on where that fits, and nowhere else', () => {
  const inserted = insertOnEdge(withNode('crop', 'workflow/crop'), 'measure.image', 'crop', context);
  expect(drawn(detach(inserted, ['crop'], context))).toEqual(drawn(graphAt(restoration())));
  // a prior and a measurement came in, and images cannot be made of a prior
  expect(drawn(detach(graphAt(restoration()), ['restore'], context))).toEqual([
    'blur.operator > measure.operator',
    'measure.measurement > show.image',
    'photo.image > measure.image',
  ]);
});

test('Nodes that are detached together stay connected with each other', () => {
  const { nodes, edges } = graphOf(
    { a: ['workflow/phantom'], b: ['workflow/crop'], c: ['workflow/grey'], d: ['workflow/show'] },
    ['a.image > b.image', 'b.image > c.image', 'c.image > d.image'],
  );
  const graph = { nodes, edges, layout: {} } as Graph;
  expect(drawn(detach(graph, ['b', 'c'], context))).toEqual(['a.image > d.image', 'b.image > c.image']);
});
