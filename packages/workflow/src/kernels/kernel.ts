import { z } from 'zod';

const size = z
  .int()
  .min(3)
  .max(31)
  .refine((size) => size % 2 === 1, 'must be odd');

const drawn = z
  .strictObject({
    shape: z.literal('drawn'),
    /** Of the grid, in px on a side. */
    size,
    /** Row by row, from 0 to 255. */
    weights: z.array(z.int().min(0).max(255)).max(31 * 31),
  })
  .refine(({ size, weights }) => weights.length === size * size, 'must have size × size weights')
  .refine(({ weights }) => weights.some((weight) => weight > 0), 'must have a weight above 0');

/** What a point of light becomes, as a shape with few numbers, in px and degrees, or as a grid that somebody drew. */
export const kernel = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('gaussian'), sigma: z.number().gt(0).max(16) }),
  z.strictObject({
    shape: z.literal('motion'),
    length: z.number().min(1).max(63),
    /** Anticlockwise from the right. */
    angle: z.number().min(-360).max(360),
  }),
  z.strictObject({ shape: z.literal('disc'), radius: z.number().gt(0).max(31) }),
  z.strictObject({ shape: z.literal('box'), width: z.number().gt(0).max(63) }),
  drawn,
]);

export type Kernel = Frozen<z.output<typeof kernel>>;

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
