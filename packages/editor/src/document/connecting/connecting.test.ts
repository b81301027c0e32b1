import { explainConnection } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, restoration } from '../fixtures/documents.ts';
import { createEditor } from '../store/createEditor.ts';
import { nodeViews } from '../views/nodeViews.ts';
import { candidates } from './candidates.ts';
import { choices } from './choices.ts';
import { connectionsFrom } from './connectionsFrom.ts';
import { search } from './search.ts';

const { getState } = createEditor({ catalogue: builtIn, workflow: restoration() });
const state = getState();

test('What is known at once is what a check says, and the rest is said with a sentence', () => {
  for (const [end, side] of [
    [['photo', 'image'], 'output'],
    [['restore', 'image'], 'output'],
    [['measure', 'image'], 'input'],
    [['restore', 'steps'], 'input'],
  ] as const) {
    const connections = connectionsFrom(state, { end, side });
    for (const view of nodeViews(state)) {
      if (view.type !== 'node') continue;
      const { inputs, outputs, params } = view.data;
      const ports = side === 'input' ? outputs : [...inputs, ...params.map(({ description }) => description)];
      for (const { name } of ports) {
        const other = [view.id, name] as const;
        const [from, to] = side === 'output' ? [end, other] : [other, end];
        const said = explainConnection(state, from, to);
        const known = connections.at(other);
        if (known !== undefined) expect([...other, known]).toEqual([...other, said.allowed]);
        expect(connections.explain(other)).toEqual(said);
        expect(connections.at(other)).toBe(said.allowed);
      }
    }
  }
});

test('Near ports are explained first, one at least, and in the end all are', () => {
  let time = 0;
  const now = (): number => (time += 1);
  const connections = connectionsFrom(
    state,
    { end: ['photo', 'image'], side: 'output' },
    { near: { x: 600, y: 200 }, now },
  );
  expect(connections.at(['show', 'image'])).toBeUndefined();
  expect(connections.explainMore(0)).toBe(false);
  expect(connections.at(['show', 'image'])).toBe(true);
  expect(connections.at(['measure', 'image'])).toBeUndefined();
  while (!connections.explainMore(2));
  expect(connections.at(['measure', 'image'])).toBe(true);
});

test('Candidates have a port that fits, the best first', () => {
  const found = candidates(state, { end: ['blur', 'operator'], side: 'output' });
  expect(found.map(({ type }) => type)).toContain('@tweedie/workflow/measure');
  expect(found[0]).toMatchObject({ type: '@tweedie/workflow/measure', port: 'operator', uses: 1 });
  expect(found.map(({ type }) => type)).not.toContain('@tweedie/workflow/crop');
  const sources = candidates(state, { end: ['restore', 'prior'], side: 'input' });
  expect(sources[0]).toMatchObject({ type: '@tweedie/priors/photos', port: 'prior' });
  expect(sources.every(({ fit }, i) => i === 0 || fit <= sources[i - 1]!.fit)).toBe(true);
});

test('The subgraphs of a document are choices, but not inside of themselves', () => {
  const { actions, getState: now } = createEditor({ catalogue: builtIn, workflow: restoration() });
  const node = actions.group(['restore', 'measure'], 'Repair')!;
  const types = (): readonly string[] => choices(now()).map(({ type }) => type);
  expect(types()).toContain('subgraph:repair');
  expect(search(choices(now()), 'repair')[0]!.title).toBe('Repair');
  actions.enter(node);
  expect(types()).not.toContain('subgraph:repair');
});

test('Titles count more than aliases, these more than summaries, and every word must be found', () => {
  const all = choices(state);
  const first = (text: string): string | undefined => search(all, text)[0]?.type;
  expect(first('gaussian blur')).toBe('@tweedie/operators/gaussian-blur');
  expect(first('crop')).toBe('@tweedie/workflow/crop');
  expect(first('photo')).not.toBeUndefined();
  expect(first('RED')).toBe('@tweedie/solvers/red-diff');
  expect(search(all, 'crop zebra')).toEqual([]);
  expect(search(all, '  ')).toBe(all);
});
