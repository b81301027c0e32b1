import { parseParameters, TweedieError } from '@tweedie/core';
import { z } from 'zod';

/** What a network's output means. Each has an adapter of the same name. */
export const parametrisations = ['edm-denoiser'] as const;
export type Parametrisation = (typeof parametrisations)[number];

const text = z.string().min(1);
const count = z.int().positive();
const level = z.number().positive();

const shape = z
  .object({
    channels: count,
    height: count.nullable(),
    width: count.nullable(),
    multiple: count,
    trainedOn: z.tuple([count, count]).optional(),
  })
  .superRefine(({ height, width, multiple }, { addIssue }) => {
    const rule = (side: 'height' | 'width', input: number | null, message: string): void =>
      addIssue({ code: 'custom', path: [side], input, message });
    if (height === null && width !== null) rule('width', width, 'must be null as height is');
    if (width === null && height !== null) rule('height', height, 'must be null as width is');
    if (height !== null && height % multiple) rule('height', height, `must be a multiple of ${multiple}`);
    if (width !== null && width % multiple) rule('width', width, `must be a multiple of ${multiple}`);
  });

const sigma = z
  .object({ min: level, max: level, data: level.optional() })
  .superRefine(({ min, max }, { addIssue }) => {
    if (max > min) return;
    addIssue({ code: 'custom', path: ['max'], input: max, message: 'must be greater than min' });
  });

const priorCard = z.object({
  /** Kebab-case. */
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab-case'),
  title: text,
  /** The ONNX file, beside the card. */
  file: z.string().regex(/^[^/\\]+$/, 'must name a file beside the card'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  bytes: count,
  parametrisation: z.enum(parametrisations),
  /** The graph's own names of what goes in. */
  inputs: z.object({ x: text, sigma: text }),
  /** The graph's own name of what comes out. */
  output: text,
  /** The images it takes, `null` for any size that is a multiple of `multiple`, and the crops it learnt from. */
  shape,
  /** The range of pixel values: always model units. */
  range: z.tuple([z.literal(-1), z.literal(1)]),
  /** The noise levels it was trained on and the standard deviation of its data, in model units. */
  sigma,
  /** An SPDX identifier. */
  licence: text,
  trainingData: text,
  training: text.optional(),
  architecture: text.optional(),
  /** What was measured, for people. */
  measured: z.record(z.string(), z.unknown()).optional(),
});

/** The facts of a pre-trained prior: the `card.json` beside its ONNX file. */
export type PriorCard = z.output<typeof priorCard>;

/** Checks a card. Throws `bad-model`, naming `place` and the field. Fields that it doesn't know are left out. */
export function parseCard(json: unknown, place = 'card'): PriorCard {
  try {
    return parseParameters(place, priorCard, json);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TweedieError('bad-model', message, { remedy: 'Correct this field of card.json.', cause });
  }
}
