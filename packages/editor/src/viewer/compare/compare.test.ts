import { full } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { afterAction, atFirst, pairOf } from './comparing.ts';
import { gridShape } from './gridShape.ts';
import { actionOf, type Pressed, viewerModes, viewerShortcuts } from './shortcuts.ts';

const pictures = ['y', 'x', 'truth'].map((id) => ({ id, title: id, pixels: full([1, 1, 8, 8], 0) }));
const place = { extent: { width: 8, height: 8 }, pane: { width: 424, height: 424 } };
const context = { pictures, place, density: 2 };

function press(keys: string): Pressed {
  const names: Readonly<Record<string, string>> = {
    ...{ Plus: '+', Space: ' ' },
    ...{ '←': 'ArrowLeft', '→': 'ArrowRight', '↑': 'ArrowUp', '↓': 'ArrowDown' },
  };
  const key = keys.replace('Shift+', '');
  const shiftKey = keys.startsWith('Shift+') || key === 'Plus' || key === '?';
  const typed = names[key] ?? (shiftKey ? key : key.toLowerCase());
  return { key: typed, shiftKey, ctrlKey: false, metaKey: false, altKey: false };
}

describe('keys', () => {
  test.each(viewerShortcuts.flatMap(({ keys, title }) => keys.map((key) => [key, title])))(
    '%s does what the list says: %s',
    (key) => {
      expect(actionOf(press(key))).toBeDefined();
    },
  );

  test('no two lines of the list do the same', () => {
    const actions = viewerShortcuts.map(({ keys }) => JSON.stringify(actionOf(press(keys[0]))));
    expect(new Set(actions).size).toBe(actions.length);
  });

  test('every way to compare has a key', () => {
    const reached = viewerShortcuts.map(({ keys }) => actionOf(press(keys[0])));
    for (const mode of viewerModes) expect(reached).toContainEqual({ is: 'mode', mode });
  });

  test('keys with Ctrl belong to the browser', () => {
    expect(actionOf({ ...press('S'), ctrlKey: true })).toBeUndefined();
  });
});

describe('the pair', () => {
  const ids = (state: { first: string | undefined; second: string | undefined }): unknown =>
    pairOf(pictures, state)?.map(({ id }) => id);

  test('is the first two, and never one picture twice where there are two', () => {
    expect(ids(atFirst)).toEqual(['y', 'x']);
    expect(ids({ first: 'x', second: 'x' })).toEqual(['x', 'truth']);
    expect(ids({ first: 'gone', second: 'truth' })).toEqual(['y', 'truth']);
    expect(pairOf([], atFirst)).toBeUndefined();
  });

  test('changes places with X, and when the second is chosen as the first', () => {
    expect(ids(afterAction(atFirst, { is: 'swap' }, context))).toEqual(['x', 'y']);
    expect(ids(afterAction(atFirst, { is: 'picture', index: 1 }, context))).toEqual(['x', 'y']);
    expect(ids(afterAction(atFirst, { is: 'picture', index: 2 }, context))).toEqual(['truth', 'x']);
    expect(afterAction(atFirst, { is: 'picture', index: 8 }, context)).toBe(atFirst);
  });
});

test('M goes through all ways to compare and comes back', () => {
  let state = atFirst;
  const met = viewerModes.map(() => (state = afterAction(state, { is: 'nextMode' }, context)).mode);
  expect(new Set(met).size).toBe(viewerModes.length);
  expect(state.mode).toBe(atFirst.mode);
});

test('100 % is a pixel of the picture for one of the screen', () => {
  expect(afterAction(atFirst, { is: 'scale', scale: 1 }, context).view).toMatchObject({ scale: 0.5 });
});

test('the cross of the loupe moves from pixel to pixel and stays in the picture', () => {
  let state = afterAction(atFirst, { is: 'probe', x: 1, y: 0 }, context);
  expect(state).toMatchObject({ loupe: true, probe: { x: 5.5, y: 4.5 } });
  for (let i = 0; i < 10; i++) state = afterAction(state, { is: 'probe', x: 1, y: -1 }, context);
  expect(state.probe).toEqual({ x: 7.5, y: 0.5 });
});

test('the slider stays between its ends', () => {
  expect(afterAction(atFirst, { is: 'split', by: 2 }, context).split).toBe(1);
  expect(afterAction(atFirst, { is: 'split', by: -0.05 }, context).split).toBeCloseTo(0.45, 12);
});

test.each([
  [3, { width: 900, height: 300 }, { columns: 3, rows: 1 }],
  [4, { width: 500, height: 500 }, { columns: 2, rows: 2 }],
  [3, { width: 200, height: 900 }, { columns: 1, rows: 3 }],
  [5, { width: 0, height: 0 }, { columns: 1, rows: 5 }],
])('%d pictures in %o are largest in %o', (count, pane, shape) => {
  expect(gridShape(count, { width: 1, height: 1 }, pane)).toEqual(shape);
});
