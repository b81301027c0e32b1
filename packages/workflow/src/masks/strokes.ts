import { z } from 'zod';

/** A place as fractions of the width and the height, from the top left. Strokes may leave the picture. */
const coordinate = z.number().min(-1).max(2);
const place = z.tuple([coordinate, coordinate]);
/** The most points of one stroke, and of all together. */
const [most, mostOfAll] = [10_000, 50_000];
/** Takes away what strokes before it marked. */
const erase = z.boolean().default(false);

const line = z.strictObject({
  points: z.array(place).min(1).max(most),
  /** As a fraction of the shorter side. */
  radius: z.number().gt(0).max(1),
  erase,
});

const area = z.strictObject({
  /** The corners of a polygon: a box, or what a lasso caught. */
  area: z.array(place).min(3).max(most),
  erase,
});

const inversion = z.strictObject({
  /** Marks what strokes before it left out, and nothing else. */
  invert: z.literal(true),
});

const stroke = z.union([line, area, inversion]);

/** What a person painted, one thing after the other: lines of round dabs, areas, and turning all round. */
export const strokes = z
  .array(stroke)
  .max(5000)
  .refine(
    (all) => all.reduce((sum, stroke) => sum + pointsOf(stroke).length, 0) <= mostOfAll,
    `must have at most ${mostOfAll} points`,
  );

export type Line = Frozen<z.output<typeof line>>;
export type Area = Frozen<z.output<typeof area>>;
export type Stroke = Line | Area | Frozen<z.output<typeof inversion>>;

/** How much may be painted. */
export const strokeLimits = { strokes: 5000, points: most, pointsInAll: mostOfAll } as const;

/** The points of a stroke; turning all round has none. */
export function pointsOf(stroke: Stroke): Line['points'] {
  if ('points' in stroke) return stroke.points;
  return 'area' in stroke ? stroke.area : [];
}

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
