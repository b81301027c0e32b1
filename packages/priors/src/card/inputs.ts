import { z } from 'zod';

const count = z.int().positive();

export const noiseInput = z.object({
  /** Whole numbers are rounded to the nearest timestep. */
  type: z.enum(['float32', 'int64', 'int32']),
  /** `[N]`, `[]`, `[N, 1, 1, 1]`, or a further channel of x. */
  shape: z.enum(['vector', 'scalar', 'column', 'channel']),
});

export type NoiseInput = z.output<typeof noiseInput>;

export const labels = z
  .object({
    /** The graph's own name of the input. */
    input: z.string().min(1),
    encoding: z.enum(['index', 'one-hot']),
    type: z.enum(['int64', 'int32', 'float32']),
    count,
    /** The class, unless one is asked for. */
    label: z.int().nonnegative(),
  })
  .superRefine(({ label, count }, { addIssue }) => {
    if (label < count) return;
    addIssue({ code: 'custom', path: ['label'], input: label, message: `must be below ${count}` });
  });

export type Labels = z.output<typeof labels>;
