import { parseParameters, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { autoencoder } from './autoencoder.ts';
import { networkFile } from './files.ts';
import { labels, noiseInput } from './inputs.ts';
import { schedule } from './schedule.ts';
import { shape } from './shape.ts';

const text = z.string().min(1);
const level = z.number().positive();

const sigma = z
  .object({ min: level, max: level, data: level.optional() })
  .superRefine(({ min, max }, { addIssue }) => {
    if (max > min) return;
    addIssue({ code: 'custom', path: ['max'], input: max, message: 'must be greater than min' });
  });

const range = z.tuple([z.number(), z.number()]).superRefine(([low, high], { addIssue }) => {
  if (high > low) return;
  addIssue({ code: 'custom', path: [1], input: high, message: 'must be greater than the first' });
});

const common = z.object({
  /** Kebab-case. */
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab-case'),
  title: text,
  ...networkFile,
  /** Where the ONNX file was fetched from. */
  source: text.optional(),
  /** The graph's own names of what goes in. No `sigma`: the noise level goes in as a channel of x, or not at all. */
  inputs: z.object({ x: text, sigma: text.optional() }),
  /** The graph's own name of what comes out. */
  output: text,
  /** How the network is told of the noise level. Left out: one float32 for each image. */
  noise: noiseInput.optional(),
  /** The classes of a network that draws what it is told to. */
  labels: labels.optional(),
  /** The order of the axes of its images. Left out: nchw. */
  layout: z.enum(['nchw', 'nhwc']).optional(),
  /** Whether it answers with twice the channels, the second half of which is about the variance of a step. */
  learnedVariance: z.boolean().optional(),
  /** What makes pictures of the latents that it denoises, and back. Left out: it denoises pictures. */
  autoencoder: autoencoder.optional(),
  /**
   * Whether it answers with the end of the flow that goes through x, one of the pictures that there could be, and not with their
   * mean: a consistency model.
   */
  consistency: z.boolean().optional(),
  /** The images or latents it takes, `null` for any size that is a multiple of `multiple`, and the crops it learnt from. */
  shape,
  /** The values that the network has for black and white: [-1, 1] mostly, and always where it takes latents. */
  range,
  /** The noise levels it was trained on and the standard deviation of its data, in model units, which are [-1, 1]. */
  sigma,
  /** An SPDX identifier. */
  licence: text,
  trainingData: text,
  training: text.optional(),
  architecture: text.optional(),
  /** What it is not good for. */
  limits: text.optional(),
  /** What was measured, for people. */
  measured: z.record(z.string(), z.unknown()).optional(),
});

/** What a network makes of σ before it sees it. */
const clock = z.enum(['sigma', 'log-sigma', 'log-half-sigma', 'quarter-log-sigma']);

const priorCard = z.discriminatedUnion('parametrisation', [
  common.extend({
    parametrisation: z.literal(['edm-denoiser', 'score']),
    /** Left out: sigma. */
    clock: clock.optional(),
  }),
  common.extend({
    parametrisation: z.literal('edm-network'),
    sigma: sigma.refine(({ data }) => data !== undefined, { path: ['data'], message: 'must be given' }),
    /** Left out: quarter-log-sigma. */
    clock: clock.optional(),
  }),
  common.extend({
    parametrisation: z.literal(['epsilon', 'v', 'x0']),
    schedule,
  }),
  common.extend({
    parametrisation: z.literal('flow'),
    /** Whether t grows from the image to the noise, or from the noise to the image. */
    time: z.enum(['noise-at-one', 'image-at-one']),
    /** What t is multiplied by on its way into the network. Left out: 1. */
    timeScale: level.optional(),
  }),
]);

/** The facts of a pre-trained prior: the `card.json` beside its ONNX file. */
export type PriorCard = z.output<typeof priorCard>;

/** What a network's output means. */
export type Parametrisation = PriorCard['parametrisation'];

export type Clock = z.output<typeof clock>;

/** Checks a card. Throws `bad-model`, naming `place` and the field. Fields that it doesn't know are left out. */
export function parseCard(json: unknown, place = 'card'): PriorCard {
  try {
    return parseParameters(place, priorCard, json);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TweedieError('bad-model', message, { remedy: 'Correct this field of card.json.', cause });
  }
}
