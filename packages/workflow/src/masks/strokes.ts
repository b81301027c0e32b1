import { z } from 'zod';

/** A place as fractions of the width and the height, from the top left. Strokes may leave the picture. */
const coordinate = z.number().min(-1).max(2);

const stroke = z.strictObject({
  points: z
    .array(z.tuple([coordinate, coordinate]))
    .min(1)
    .max(10_000),
  /** As a fraction of the shorter side. */
  radius: z.number().gt(0).max(1),
  /** Takes away what strokes before it marked. */
  erase: z.boolean().default(false),
});

/** The most points of all strokes together. */
const mostPoints = 50_000;

/** What a brush drew: lines of round dabs, one after the other. */
export const strokes = z
  .array(stroke)
  .max(5000)
  .refine(
    (all) => all.reduce((sum, { points }) => sum + points.length, 0) <= mostPoints,
    `must have at most ${mostPoints} points`,
  );

export type Stroke = z.output<typeof stroke>;
