import { createRandom, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { drawStroke, drawStrokes } from './drawStrokes.ts';
import { type Line, type Stroke, strokes } from './strokes.ts';

const size = { height: 9, width: 12 };

function show({ shape, data }: Tensor): string[] {
  const width = shape[3]!;
  return Array.from({ length: shape[2]! }, (_, i) =>
    [...data.subarray(i * width, (i + 1) * width)].map((value) => (value > 0 ? '#' : '.')).join(''),
  );
}

function stroke(points: [number, number][], radius: number, erase = false): Line {
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

function box([x0, y0]: [number, number], [x1, y1]: [number, number], erase = false): Stroke {
  return {
    area: [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    erase,
  };
}

test('a box holds the pixels whose centres are inside, and boxes side by side share none', () => {
  const left = box([2 / 12, 3 / 9], [5 / 12, 6 / 9]);
  expect(show(drawStrokes([left], size)).filter((row) => row.includes('#'))).toEqual(
    Array(3).fill('..###.......'),
  );
  const middle = 5.5 / 12; // through the centres of a column
  const count = (all: readonly Stroke[]): number =>
    drawStrokes(all, size).data.filter((value) => value > 0).length;
  const halves = [box([0, 0], [middle, 1]), box([middle, 0], [1, 1])];
  expect(count(halves)).toBe(108);
  expect(halves.map((half) => count([half]))).toEqual([5 * 9, 7 * 9]);
});

test('a pixel is in an area where a ray from its centre crosses the outline an odd number of times', () => {
  const [height, width] = [23, 37];
  const random = createRandom(4);
  for (let round = 0; round < 6; round++) {
    const { data } = random.uniform([1, 14]);
    const area = Array.from({ length: 7 }, (_, i): [number, number] => [
      1.6 * data[2 * i]! - 0.3,
      1.6 * data[2 * i + 1]! - 0.3,
    ]);
    const mask = drawStrokes([{ area, erase: false }], { height, width });
    for (const [i, value] of mask.data.entries()) {
      const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
      // a ray upwards, where the rasteriser goes sideways
      const odd = area.filter(([ax, ay], k) => {
        const [bx, by] = area[(k + 6) % 7]!;
        return ax > x !== bx > x && ay + ((x - ax) * (by - ay)) / (bx - ax) < y;
      });
      expect(value > 0).toBe(odd.length % 2 === 1);
    }
  }
});

test('an area may erase, and may leave the picture', () => {
  const all = box([-1, -1], [2, 2]);
  expect(drawStrokes([all], size).data.every((value) => value === 1)).toBe(true);
  expect(show(drawStrokes([all, box([0, 0], [1, 8 / 9], true)], size)).slice(-2)).toEqual([
    '............',
    '############',
  ]);
});

test('turning all round marks what was left out, whatever comes after it', () => {
  const dab = stroke([[0.25, 0.5]], 0.2);
  const once = drawStrokes([dab], size).data;
  expect(drawStrokes([dab, { invert: true }], size).data).toEqual(once.map((value) => -value));
  expect(drawStrokes([dab, { invert: true }, { invert: true }], size).data).toEqual(once);
});

test('a stroke that is drawn piece by piece is the stroke that is drawn at once', () => {
  const points: [number, number][] = [
    [0.1, 0.2],
    [0.6, 0.3],
    [0.4, 0.9],
  ];
  const mask = drawStrokes([], size);
  for (const pair of [points.slice(0, 1), points.slice(0, 2), points.slice(1)])
    drawStroke(mask, stroke(pair, 0.1));
  expect(mask).toEqual(drawStrokes([stroke(points, 0.1)], size));
});

test('what no person drew is refused', () => {
  const point = [0.5, 0.5];
  for (const bad of [
    [{ points: [], radius: 0.1 }],
    [{ points: [[0.5, 1e9]], radius: 0.1 }],
    [{ points: [point], radius: 0 }],
    [{ points: [[0.5, NaN]], radius: 0.1 }],
    [{ area: [point, point] }],
    [{ area: [point, point, point], radius: 0.1 }],
    [{ invert: false }],
    Array.from({ length: 6 }, () => ({ area: Array<number[]>(9000).fill(point) })),
    Array.from({ length: 6 }, () => ({ points: Array<number[]>(9000).fill(point), radius: 0.1 })),
  ]) {
    expect(strokes.safeParse(bad).success).toBe(false);
  }
  expect(strokes.parse([{ points: [point], radius: 0.1 }, { area: [point, point, point] }])).toMatchObject([
    { erase: false },
    { erase: false },
  ]);
});
