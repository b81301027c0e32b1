import { expect, test } from 'vitest';
import { freeId } from '../freeId.ts';
import { restoration } from '../fixtures/documents.ts';
import { graphAt } from '../graph.ts';
import { setLabel, setMode } from './changeNodes.ts';
import { setParameter, unsetParameters } from './parameters.ts';
import { removeItems } from './remove.ts';
import { renameNode } from './renameNode.ts';

const graph = graphAt(restoration());

test('Ids come from the last part of a type, and hold what ids may', () => {
  const taken = new Set(['image', 'image-2']);
  const free = (name: string): string => freeId(name, (id) => taken.has(id));
  expect(free('@tweedie/workflow/image')).toBe('image-3');
  expect(free('image-2')).toBe('image-3');
  expect(free('subgraph:deblur')).toBe('deblur');
  expect(free('@x/y/3d über-Filter!')).toBe('d-ber-Filter');
  expect(free('')).toBe('node');
  expect(free('a'.repeat(80))).toHaveLength(64);
});

test('A removed node takes its edges and its place with it', () => {
  const { nodes, edges, layout } = removeItems(graph, ['measure']);
  expect(Object.keys(nodes)).not.toContain('measure');
  expect(edges.map(({ to }) => to.join('.'))).toEqual(['restore.prior', 'show.image']);
  expect(layout.nodes).not.toHaveProperty('measure');
});

test('Edges and places follow a new id, and the order of the nodes stays', () => {
  const renamed = renameNode(graph, 'measure', 'camera');
  expect(Object.keys(renamed.nodes)).toEqual(['photo', 'blur', 'camera', 'prior', 'restore', 'show']);
  expect(renamed.edges.map(({ from, to }) => [from[0], to[0]])).toContainEqual(['camera', 'restore']);
  expect(renamed.layout.nodes).toHaveProperty('camera');
});

test('An id that is taken, or is none, is refused', () => {
  for (const id of ['photo', '', '1st', 'two words', 'a'.repeat(65)]) {
    expect(renameNode(graph, 'measure', id)).toBe(graph);
  }
});

test('A parameter that is given its value again changes nothing, and the last one to go takes `params` along', () => {
  expect(setParameter(graph, 'blur', 'sigma', 2)).toBe(graph);
  expect(setParameter(graph, 'blur', 'sigma', 5).nodes.blur!.params).toEqual({ sigma: 5 });
  expect(unsetParameters(graph, 'blur', ['sigma']).nodes.blur).not.toHaveProperty('params');
  expect(unsetParameters(graph, 'blur', ['radius'])).toBe(graph);
});

test('Labels and modes are set for many nodes, and leave nothing behind when they go', () => {
  const named = setLabel(setMode(graph, ['blur', 'prior'], 'mute'), ['blur'], 'Lens');
  expect(named.nodes.blur).toMatchObject({ label: 'Lens', mode: 'mute' });
  const back = setLabel(setMode(named, ['blur', 'prior'], undefined), ['blur'], '');
  expect(back.nodes).toEqual(graph.nodes);
});
