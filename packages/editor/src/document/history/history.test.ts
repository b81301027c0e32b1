import { expect, test } from 'vitest';
import { addEntry, clearHistory, emptyHistory, type History, isDirty, stepsTo } from './history.ts';
import { applyPatches, patchesBetween } from './patches.ts';

function fill(n: number, limit: number, history: History = emptyHistory): History {
  let next = history;
  for (let i = 0; i < n; i++) {
    next = addEntry(next, { name: `${i}`, at: i, path: [], undo: [], redo: [] }, limit);
  }
  return next;
}

test('The difference of two documents names only what differs', () => {
  const before = { nodes: { a: { x: 1 }, b: { x: 2 } }, kept: [1] };
  const after = { ...before, nodes: { ...before.nodes, b: { x: 3 }, c: { x: 4 } } };
  expect(patchesBetween(before, after)).toEqual([
    { path: ['nodes', 'b', 'x'], value: 3 },
    { path: ['nodes', 'c'], value: { x: 4 } },
  ]);
  expect(patchesBetween(after, before)).toEqual([
    { path: ['nodes', 'c'] },
    { path: ['nodes', 'b', 'x'], value: 2 },
  ]);
});

test('Patches give the very order of keys back, and share all that they do not touch', () => {
  const before = { ports: { z: 1, a: { deep: true }, m: 3 }, other: { kept: true } };
  const after = { ...before, ports: { z: 1, m: 3 } };
  const back = applyPatches<object>(after, patchesBetween(after, before)) as typeof before;
  expect(JSON.stringify(back)).toBe(JSON.stringify(before));
  expect(back.other).toBe(before.other);
  expect(back.ports.a).toBe(before.ports.a);
});

test('Minus zero differs from zero, and a list is taken as a whole', () => {
  expect(patchesBetween({ x: 0 }, { x: -0 })).toEqual([{ path: ['x'], value: -0 }]);
  expect(patchesBetween({ list: [1, 2] }, { list: [1, 3] })).toEqual([{ path: ['list'], value: [1, 3] }]);
});

test('The oldest steps go beyond the limit, and with them the way back to what was saved', () => {
  const full = fill(6, 4);
  expect(full.entries.map(({ name }) => name)).toEqual(['2', '3', '4', '5']);
  expect(full).toMatchObject({ position: 4, saved: undefined });
  const saved = { ...fill(3, 4), saved: 2 };
  expect(fill(2, 4, saved)).toMatchObject({ position: 4, saved: 1 });
  expect(isDirty(full)).toBe(true);
});

test('A step after an undo forgets what was undone, and what was saved there', () => {
  const undone = { ...fill(3, 10), position: 1, saved: 3 };
  expect(fill(1, 10, undone)).toMatchObject({ position: 2, saved: undefined });
});

test('There is no way to a position that is not there, nor to where one is', () => {
  const history = fill(3, 10);
  expect([-1, 4, 1.5, 3].map((position) => stepsTo(history, position))).toEqual(Array(4).fill(undefined));
});

test('A history that is cleared still knows whether the document is saved', () => {
  const undone = { ...fill(3, 10), position: 2, saved: 2 };
  expect(clearHistory(undone)).toEqual({ entries: [], position: 0, saved: 0 });
  expect(isDirty(clearHistory({ ...undone, saved: 3 }))).toBe(true);
});
