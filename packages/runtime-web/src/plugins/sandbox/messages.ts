/** @file What the sandbox may say, and what it may answer. All else is not heard. */
import { errorCodes } from '@tweedie/core';
import { outcome, pluginCheck, problem, runEvent, text, thrown, whole } from '@tweedie/workflow/sandbox';
import { z } from 'zod';
import type { SandboxProtocol } from '../sandboxProtocol.ts';

const remark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), runId: text, event: runEvent }),
  z.object({ kind: z.literal('ended'), runId: text, error: thrown }),
  z.object({ kind: z.literal('checked'), done: whole, total: whole }),
]);

/** An error without a code is none of Tweedie's. */
const failure = z.object({
  code: z.enum(errorCodes).optional().catch(undefined),
  message: text,
  remedy: text.optional(),
});

/** What may come over the line. */
export const message = z.union([
  z.object({ remark }),
  z.object({ id: whole, failure }),
  z.object({ id: whole, value: z.unknown() }),
]);

const done = z.object({});

/** What may be answered, by what was asked. */
export const answers: { readonly [K in keyof SandboxProtocol]: z.ZodType<SandboxProtocol[K]['answer']> } = {
  setup: done,
  load: done,
  validate: z.object({ problems: z.array(problem) }),
  run: done,
  cancel: done,
  outputs: z.object({ outcome: outcome.optional() }).transform((answer) => ({ outcome: answer.outcome })),
  check: z.object({ checks: z.array(pluginCheck) }),
  ping: done,
};
