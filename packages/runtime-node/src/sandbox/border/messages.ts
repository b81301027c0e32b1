/** @file What the sandbox may say, and what it may answer. All else is not heard. */
import { outcome, pluginCheck, problem, runEvent, text, thrown, whole } from '@tweedie/workflow/sandbox';
import { z } from 'zod';
import type { FromSandbox, Requests } from '../protocol.ts';

export const fromSandbox: z.ZodType<FromSandbox> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loading'), plugin: text }),
  z.object({ kind: z.literal('failed'), plugin: text, error: thrown }),
  z.object({ kind: z.literal('ready') }),
  z.object({
    ...{ kind: z.literal('answer'), id: whole },
    value: z.unknown().optional(),
    error: thrown.exactOptional(),
  }),
  z.object({ kind: z.literal('event'), id: whole, event: runEvent, outcome: outcome.exactOptional() }),
  z.object({ kind: z.literal('ended'), id: whole }),
  z.object({ kind: z.literal('call'), id: whole, call: whole, method: text, args: z.array(z.unknown()) }),
]);

export const answers: { readonly [K in keyof Requests]: z.ZodType<Requests[K]['answer']> } = {
  validate: z.array(problem),
  run: z.undefined(),
  check: z.array(pluginCheck),
  migrate: z.array(z.union([z.object({ params: z.record(z.string(), z.unknown()) }), z.object({ problem })])),
};
