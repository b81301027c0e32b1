import { drawStrokes, type Stroke, strokeLimits } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { beginPainting, isFull, type PaintAction, paint, type Painting, type Place } from './painting.ts';

const size = { width: 100, height: 50 };

function after(actions: readonly PaintAction[], from: Painting = beginPainting([], size)): Painting {
  return actions.reduce(paint, from);
}

const drag = (...points: readonly Place[]): readonly PaintAction[] => [
  { do: 'begin', at: points[0]! },
  { do: 'extend', to: points.slice(1) },
  { do: 'end' },
];

const share = ({ strokes }: Painting): number => {
  const { data } = drawStrokes(strokes, size);
  return data.filter((value) => value > 0).length / data.length;
};

test('a drag with the brush is one line, without the points that change nothing', () => {
  const { strokes } = after(drag([0.1, 0.5], [0.1001, 0.5], [0.5, 0.5], [0.500001, 0.5], [0.9, 0.123456789]));
  expect(strokes).toEqual([
    {
      points: [
        [0.1, 0.5],
        [0.5, 0.5],
        [0.9, 0.12346],
      ],
      radius: 0.03,
      erase: false,
    },
  ]);
});

test('a drag with the box is the box between its ends, a click is none', () => {
  const boxed = after([{ do: 'set', to: { tool: 'box' } }, ...drag([0.5, 0.5], [0.3, 0.3], [0.25, 0])]);
  expect(share(boxed)).toBe(0.25 * 0.5);
  expect(after(drag([0.1, 0.1]), boxed)).toMatchObject({ strokes: boxed.strokes, past: boxed.past });
});

test('a lasso is closed where it ends, and erases where that is asked for', () => {
  const all: Stroke = {
    area: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    erase: false,
  };
  const { strokes } = after([
    { do: 'add', stroke: all },
    { do: 'set', to: { tool: 'lasso' } },
    { do: 'begin', at: [0, 0], erase: true },
    { do: 'extend', to: [[1, 0], [0, 1]] }, // prettier-ignore
    { do: 'end' },
  ]);
  expect(share({ strokes } as Painting)).toBeCloseTo(0.5, 1);
});

test('all that was done can be undone, one thing after the other, and done again', () => {
  const actions: readonly (readonly PaintAction[])[] = [
    drag([0.2, 0.2], [0.6, 0.2]),
    [{ do: 'invert' }],
    [{ do: 'set', to: { erase: true } }, ...drag([0.5, 0.5])],
    [{ do: 'clear' }],
  ];
  const states = [beginPainting([], size)];
  for (const each of actions) states.push(after(each, states.at(-1)));
  let now = states.at(-1)!;
  for (const state of states.slice(0, -1).reverse()) {
    now = paint(now, { do: 'undo' });
    expect(now.strokes).toEqual(state.strokes);
  }
  for (const state of states.slice(1)) {
    now = paint(now, { do: 'redo' });
    expect(now.strokes).toEqual(state.strokes);
  }
});

test('undo amid a stroke gives up that stroke alone, and a new one forgets what was undone', () => {
  const one = after(drag([0.2, 0.2]));
  const amid = after([{ do: 'begin', at: [0.5, 0.5] }, { do: 'undo' }], one);
  expect(amid.draft).toBeUndefined();
  expect(amid.strokes).toEqual(one.strokes);
  expect(after([{ do: 'undo' }, ...drag([0.9, 0.9])], one).future).toEqual([]);
});

test('turning round twice leaves no trace', () => {
  const once = after([{ do: 'invert' }]);
  expect(share(once)).toBe(1);
  expect(after([{ do: 'invert' }], once).strokes).toEqual([]);
});

test('clearing nothing is no step', () => {
  expect(after([{ do: 'clear' }]).past).toEqual([]);
});

test('what would not fit in a document is not painted', () => {
  const long = Array.from({ length: 12_000 }, (_, i): Place => [(i % 2) * 0.9, (i / 12_000) % 1]);
  const painting = after([0, 1, 2, 3, 4, 5].flatMap(() => drag(...long)));
  expect(isFull(painting)).toBe(true);
  const lengths = painting.strokes.map((stroke) => ('points' in stroke ? stroke.points.length : 0));
  expect(lengths).toEqual(Array(5).fill(strokeLimits.points));
});

test('the brush is neither thinner than a pixel nor thicker than the picture', () => {
  const radius = (wanted: number): number => after([{ do: 'set', to: { radius: wanted } }]).radius;
  expect([radius(0), radius(9)]).toEqual([0.01, 0.5]);
});
