/** @file A graph in the part of an address that stays in the browser: `#g=`, then zlib, then base64url. */
import { TweedieError } from '@tweedie/core';
import { inflate } from '@tweedie/editor';
import { parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { strFromU8, strToU8, zlibSync } from 'fflate';
import type { GraphHash } from './readHash.ts';

/** Of the text of a graph, in bytes: `parseWorkflow` takes 16 million characters. */
const limit = 64 * 2 ** 20;

/** The part of an address from `#` on that carries a graph. */
export function hashOfGraph(workflow: Workflow, { embed = false } = {}): string {
  const packed = zlibSync(strToU8(writeWorkflow(workflow)), { level: 9 });
  return `#g=${toBase64(packed)}${embed ? '&embed=1' : ''}`;
}

/**
 * The graph that a link carries. Throws `bad-workflow` for links that were cut off or changed, that hold no graph, or
 * more than 64 MB of text: no more than that is ever unpacked.
 */
export function readGraph({ graph }: GraphHash): Workflow {
  const packed = fromBase64(graph);
  const bytes = packed && inflate(packed, limit);
  if (!bytes) throw badLink('it was cut off or changed on its way');
  try {
    return parseWorkflow(strFromU8(bytes));
  } catch (cause) {
    throw badLink((cause as Error).message.replace(/^workflow: /, ''), cause);
  }
}

function badLink(reason: string, cause?: unknown): TweedieError {
  return new TweedieError('bad-workflow', `This link carries no graph that can be opened: ${reason}`, {
    remedy: 'Ask for the link again, or for the graph as a file.',
    cause,
  });
}

function toBase64(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** `undefined` for what is no base64url. */
function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
  } catch {
    return undefined;
  }
}
