/** @file What goes over the wire. The same schemas check requests, runs on disk, and make the OpenAPI document. */
import { z } from 'zod';

export const failure = z
  .object({
    code: z.string().meta({ description: 'What kind of thing went wrong, for programs.' }),
    message: z.string().meta({ description: 'One sentence.' }),
    remedy: z.string().meta({ description: 'What to do about it.' }).optional(),
    problems: z.array(z.unknown()).meta({ description: 'All that is wrong with a workflow.' }).optional(),
  })
  .meta({ description: 'Why a request was not done.' });

export const runId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'must be the id of a run')
  .meta({ description: 'Nobody can guess it.' });
export const fileId = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the id of an upload')
  .meta({ description: 'The SHA-256 of its bytes.' });

/** Names in folders, none of them hidden, and none in `out`, where results go. */
const segment = String.raw`(?!\.)[^\p{C}\\/:*?"<>|]*[^\p{C}\\/:*?"<>|. ]`;
export const fileName = z
  .string()
  .max(200)
  .regex(
    new RegExp(String.raw`^(?!out(/|$))${segment}(/${segment}){0,7}$`, 'iu'),
    'must be the name of a file, perhaps in folders, without any of \\ : * ? " < > |, and not in "out"',
  );

export const upload = z.object({
  id: fileId,
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
});

export const runRequest = z.strictObject({
  workflow: z.unknown().meta({ description: 'A workflow document, as `tweedie run` takes it.' }),
  files: z
    .record(fileName, fileId)
    .meta({ description: 'The uploads by the names that the workflow has for them.' })
    .default({}),
  targets: z
    .array(z.string().max(1000))
    .max(1000)
    .meta({ description: 'Nodes to run, with all that they need. All results where it is left out.' })
    .optional(),
  lastKeys: z
    .record(z.string().max(1000), z.string().max(200))
    .meta({
      description:
        'The keys under which nodes finished last, which `node.finished` tells: a pinned node gives that.',
    })
    .optional(),
});

const time = z.string().meta({ description: 'ISO 8601, UTC.' });

export const run = z
  .object({
    id: runId,
    name: z.string().optional(),
    status: z.enum(['queued', 'running', 'finished', 'failed', 'cancelled']),
    created: time,
    started: time.optional(),
    ended: time.optional(),
    interrupted: z.int().meta({ description: 'How often the server went down while it ran.' }),
    error: failure.optional(),
    targets: z.array(z.string()).optional(),
    lastKeys: z.record(z.string(), z.string()).optional(),
    warnings: z
      .array(z.unknown())
      .meta({ description: 'Problems of the workflow that keep it from nothing.' })
      .optional(),
    results: z
      .array(z.object({ name: z.string(), bytes: z.int() }))
      .meta({ description: 'Files, once the run has ended; of one that failed, what there is.' }),
    outputs: z
      .array(z.object({ node: z.string(), bytes: z.int() }))
      .meta({ description: 'Nodes whose outputs are kept, once the run has ended.' })
      .default([]),
  })
  .meta({ description: 'A run of a workflow.' });

export type RunRecord = Readonly<z.output<typeof run>>;
export type RunRequest = Readonly<z.output<typeof runRequest>>;

export const runView = run.extend({
  position: z.int().meta({ description: 'In the queue; 0 is next.' }).optional(),
});
export const runWithState = runView.extend({
  state: z
    .unknown()
    .meta({ description: 'Progress, nodes, curves. Previews say their size; pixels come as events.' })
    .optional(),
});

export const queueView = z.object({
  paused: z.boolean(),
  concurrency: z.int(),
  running: z.array(runId),
  waiting: z.array(runId),
});
