import { TweedieError } from '@tweedie/core';
import { readTextChunk } from '@tweedie/editor';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { graphKeyword } from '../../share/graphText.ts';
import type { Openable } from './openable.ts';

/** The largest file, in bytes, that is looked into. */
const limit = 2 ** 30;
const remedy =
  'Open a graph (.json), a bundle (.zip), or a picture: a PNG that was saved here opens its graph.';

/**
 * Finds out what a file is by what it holds: a graph, a bundle, a PNG with its graph inside, or a picture. Throws
 * `bad-workflow` with a sentence for a graph that is damaged, and for what is none of these.
 */
export async function readFile(file: File): Promise<Openable> {
  if (file.size > limit) throw refuse(file, `it is larger than ${limit / 2 ** 30} GB`);
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (startsWith(head, zip)) {
    const { readBundle } = await import('../../share/bundle/readBundle.ts');
    const { workflow, files } = readBundle(new Uint8Array(await file.arrayBuffer()));
    return { is: 'document', document: { workflow, files, origin: { kind: 'file', name: file.name } } };
  }
  if (startsWith(head, png)) {
    const text = readTextChunk(new Uint8Array(await file.arrayBuffer()), graphKeyword);
    return text === undefined ? { is: 'picture', file } : documentOf(file, parse(file, text));
  }
  if (file.type.startsWith('image/')) return { is: 'picture', file };
  if (file.size > textLimit) throw refuse(file, 'it is too large to be a graph');
  const text = await file.text();
  if (!/^\uFEFF?\s*\{/.test(text)) throw refuse(file, 'it is no graph and no picture');
  return documentOf(file, parse(file, text));
}

/** Of the text of a graph, in bytes: `parseWorkflow` takes 16 million characters. */
const textLimit = 64 * 2 ** 20;
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const zip = [0x50, 0x4b];

function startsWith(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, i) => bytes[i] === byte);
}

function documentOf({ name }: File, workflow: Workflow): Openable {
  return { is: 'document', document: { workflow, origin: { kind: 'file', name } } };
}

function parse(file: File, text: string): Workflow {
  try {
    return parseWorkflow(text);
  } catch (cause) {
    const reason = (cause as Error).message.replace(/^workflow: /, '');
    throw refuse(file, `the graph in it is damaged: ${reason}`, cause);
  }
}

function refuse({ name }: File, reason: string, cause?: unknown): TweedieError {
  return new TweedieError('bad-workflow', `${name} cannot be opened: ${reason}`, {
    remedy:
      cause === undefined
        ? remedy
        : 'If it was cut off on its way, get it again; else mend that place in it.',
    cause,
  });
}
