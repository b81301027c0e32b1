import { z } from 'zod';
import type { RunEvent } from '../run/events.ts';
import { tensor, text, thrown, whole } from './values.ts';

const item = z.object({ index: whole, count: whole.exactOptional() });
/** What a plugin measures need not be finite. */
const anyNumber = z.custom<number>((value) => typeof value === 'number');
const [seconds, node] = [z.number().min(0), text];
const ofItem = { node, item: item.exactOptional() };

const happening = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.started'), nodes: z.array(text), evaluations: z.number() }),
  z.object({
    ...{ type: z.literal('run.progress'), done: z.number(), total: z.number() },
    secondsLeft: seconds.exactOptional(),
  }),
  z.object({ type: z.literal('run.finished'), seconds }),
  z.object({ type: z.literal('run.failed'), seconds, error: thrown }),
  z.object({ type: z.literal('run.cancelled'), seconds }),
  z.object({ type: z.literal('node.started'), ...ofItem }),
  z.object({ type: z.literal('node.progress'), ...ofItem, done: z.number(), total: z.number() }),
  z.object({ type: z.literal('node.preview'), ...ofItem, port: text, estimate: tensor.refine(isBatch) }),
  z.object({ type: z.literal('node.metric'), ...ofItem, name: text, step: anyNumber, value: anyNumber }),
  z.object({ type: z.literal('node.stored'), ...ofItem, file: text }),
  z.object({ type: z.literal('node.finished'), node, key: text, cached: z.boolean(), seconds }),
  z.object({ type: z.literal('node.failed'), ...ofItem, error: thrown }),
  z.object({ type: z.literal('node.skipped'), node, because: text }),
]);

/** What happens in a run. Its number and its run are given anew by whoever hears it. */
export const runEvent: z.ZodType<RunEvent> = happening.and(
  z.object({ runId: text, seq: whole, at: z.number() }),
);

function isBatch({ shape }: { readonly shape: readonly number[] }): boolean {
  return shape.length === 4;
}
