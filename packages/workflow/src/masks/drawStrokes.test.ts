import { createRandom, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { drawStrokes } from './drawStrokes.ts';
import { type Stroke, strokes } from './strokes.ts';

const size = { height: 9, width: 12 };

function show({ shape, data }: Tensor): string[] {
  const width = shape[3]!;
  return Array.from({ length: shape[2]! }, (_, i) =>
    [...data.subarray(i * width, (i + 1) * width)].map((value) => (value > 0 ? '#' : '.')).join(''),
  );
}

function stroke(points: [number, number][], radius: number, erase = false): Stroke {
  return { points, radius, erase };
}

test('a dab is a disc around its place, which counts from the edges of the picture', () => {
  // The centre is at pixel 2.5, 4, between two columns; 1.5² + 1² and 0.5² + 2² are below 2.4², 2.5² is not.
  expect(show(drawStrokes([stroke([[0.25, 0.5]], 2.4 / 9)], size))).toEqual([
    '............',
    '............',
    '..##........',
    '.####.......',
    '.####.......',
    '.####.......',
    '..##........',
    '............',
    '............',
  ]);
});

test('every pixel is marked whose centre is near enough to the line, and no other', () => {
  const random = createRandom(1);
  const [height, width] = [31, 47];
  for (let round = 0; round < 4; round++) {
    const [ax, ay, bx, by, r] = [...random.uniform([1, 5]).data] as [number, number, number, number, number];
    const radius = 0.03 + 0.2 * r;
    const mask = drawStrokes(
      [
        stroke(
          [
            [ax, ay],
            [bx, by],
          ],
          radius,
        ),
      ],
      { height, width },
    );
    const away = (i: number): number => {
      // The least distance to very many points of the line: too large by h²/2d for half a step h ≤ 0.06.
      const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
      let least = Infinity;
      for (let k = 0; k <= 500; k++) {
        const [px, py] = [(ax + ((bx - ax) * k) / 500) * width, (ay + ((by - ay) * k) / 500) * height];
        least = Math.min(least, Math.hypot(x - px, y - py));
      }
      return least;
    };
    const limit = Math.max(0.75, radius * height);
    for (const [i, value] of mask.data.entries()) {
      const distance = away(i);
      if (Math.abs(distance - limit) < 0.0025) continue; // 0.06² / (2·0.75) is 0.0024
      expect(value).toBe(distance < limit ? 1 : -1);
    }
  }
});

test('a stroke of any thinness leaves a mark, a long one no gap', () => {
  const mask = drawStrokes(
    [
      stroke(
        [
          [0.02, 0.1],
          [0.97, 0.8],
        ],
        1e-9,
      ),
    ],
    size,
  );
  const columns = Array.from({ length: 12 }, (_, x) => show(mask).some((row) => row[x] === '#'));
  expect(columns.every(Boolean)).toBe(true);
  for (const [x, y] of [
    [0.04, 0.06],
    [0.5, 0.5],
  ] as [number, number][]) {
    expect(drawStrokes([stroke([[x, y]], 1e-9)], size).data.includes(1)).toBe(true);
  }
});

test('strokes count in their order: an eraser takes away what came before it alone', () => {
  const all = stroke([[0.5, 0.5]], 1);
  const middle = stroke([[0.5, 0.5]], 0.2, true);
  const erased = drawStrokes([all, middle], size).data;
  expect(erased.includes(-1) && erased.includes(1)).toBe(true);
  expect(drawStrokes([middle, all], size).data.every((value) => value === 1)).toBe(true);
});

test('strokes may leave the picture, and twice the size has twice the stroke', () => {
  const out = stroke(
    [
      [-0.5, 0.5],
      [1.5, 0.5],
    ],
    0.2,
  );
  const small = drawStrokes([out], size);
  expect(small.shape).toEqual([1, 1, 9, 12]);
  const rows = show(small).filter((row) => row.includes('#'));
  expect(rows.every((row) => !row.includes('.'))).toBe(true);
  expect(
    show(drawStrokes([out], { height: 90, width: 120 })).filter((row) => row.includes('#')),
  ).toHaveLength(36);
});

test('what no person drew is refused', () => {
  const point = [0.5, 0.5];
  for (const bad of [
    [{ points: [], radius: 0.1 }],
    [{ points: [[0.5, 1e9]], radius: 0.1 }],
    [{ points: [point], radius: 0 }],
    [{ points: [[0.5, NaN]], radius: 0.1 }],
    Array.from({ length: 6 }, () => ({ points: Array<number[]>(9000).fill(point), radius: 0.1 })),
  ]) {
    expect(strokes.safeParse(bad).success).toBe(false);
  }
  expect(strokes.parse([{ points: [point], radius: 0.1 }])[0]!.erase).toBe(false);
});
