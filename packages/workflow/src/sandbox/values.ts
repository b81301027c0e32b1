/** @file What values that come out of the sandbox must look like before anything here believes them. */
import { errorCodes, type Image, isTensor, type Tensor } from '@tweedie/core';
import { z } from 'zod';
import { type Problem, problemCodes } from '../document/problem.ts';
import { isPlainOutcome } from '../run/cache/isPlainOutcome.ts';
import type { Outcome } from '../run/outcome.ts';

/** A name, a sentence. */
export const text = z.string().max(100_000);
export const whole = z.int().min(0);

export const tensor: z.ZodType<Tensor> = z.custom<Tensor>(isTensor, 'is no image');
export const outcome: z.ZodType<Outcome> = z.custom<Outcome>(isPlainOutcome, 'is nothing that a node gives');

const codes = z.custom<Image['data']>(
  (value) =>
    value instanceof Uint8ClampedArray || value instanceof Uint8Array || value instanceof Uint16Array,
);
/** Whether the codes fill the picture is looked at where it is written. */
export const image: z.ZodType<Image> = z.object({
  width: z.int().min(1),
  height: z.int().min(1),
  data: codes,
});

export const thrown = z.object({
  code: z.enum([...errorCodes, 'unexpected']).catch('unexpected'),
  message: text,
  remedy: text.exactOptional(),
});

export const problem: z.ZodType<Problem> = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(problemCodes),
  node: text.exactOptional(),
  port: text.exactOptional(),
  message: text,
  remedy: text.exactOptional(),
});

/** How a part of a plugin did when it was checked. */
export const pluginCheck = z.object({
  part: text,
  kind: z.enum(['operator', 'solver']),
  passed: z.boolean(),
  message: text,
});
