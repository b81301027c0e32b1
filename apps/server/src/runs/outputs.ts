import { writeAtomically } from '@tweedie/runtime-node';
import { encodeOutcome, type Outcome, plainOf, type Run } from '@tweedie/workflow';
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../api/schemas.ts';

/** The outputs of a node that are data, exactly as they were, under the name of the node. */
export function encodeOutputs(node: string, outcome: Outcome): Uint8Array {
  return encodeOutcome(node, plainOf(outcome))!; // all of it is plain
}

/** Keeps what came out of the targets of a run, as much as fits. Returns what is kept. */
export async function saveOutputs(
  run: Pick<Run, 'outputs'>,
  nodes: readonly string[],
  { folder, bytes }: { readonly folder: string; readonly bytes: number },
): Promise<RunRecord['outputs']> {
  const kept: RunRecord['outputs'] = [];
  let left = bytes;
  await mkdir(folder, { recursive: true });
  for (const node of nodes) {
    const outcome = run.outputs(node);
    if (!outcome) continue;
    const encoded = encodeOutputs(node, outcome);
    if (encoded.length > left) continue;
    left -= encoded.length;
    await writeAtomically(pathOf(folder, node), encoded);
    kept.push({ node, bytes: encoded.length });
  }
  return kept;
}

/** Reads what `saveOutputs` kept. */
export function readOutputs(folder: string, node: string): Promise<Uint8Array> {
  return readFile(pathOf(folder, node));
}

/** Nodes may be called anything. */
function pathOf(folder: string, node: string): string {
  return join(folder, createHash('sha256').update(node).digest('hex'));
}
