import { TweedieError } from '@tweedie/core';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { withFileNames } from '../../files/withFileNames.ts';

export interface Bundle {
  readonly workflow: Workflow;
  /** Its pictures, by the names that it has for them. */
  readonly files: ReadonlyMap<string, Blob>;
}

/** What is unpacked at most: bytes, and files. */
const limits = { bytes: 2 ** 30, files: 10_000 };
const folder = 'inputs/';

/**
 * Reads the graph of a bundle and its inputs; all else in it is for people. Throws `bad-workflow` with a sentence where
 * it is damaged, holds no graph, or would unpack to more than 1 GB.
 */
export function readBundle(zip: Uint8Array): Bundle {
  const entries = unzip(zip);
  const graph = entries['graph.json'];
  if (!graph)
    throw bad('there is no graph.json in it', 'Choose a bundle that the studio made, or a picture.');
  const workflow = parse(graph);
  const inputs = Object.entries(entries).filter(([name]) => name.startsWith(folder) && !name.endsWith('/'));
  const names = new Map<string, string>();
  const files = new Map<string, Blob>();
  for (const [place, content] of inputs) {
    const name = place.slice(folder.length);
    files.set(name, new Blob([content as BlobPart], { type: typeOf(name) }));
    // The picture, and every folder that it lies in
    for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) {
      names.set(folder + name.slice(0, end), name.slice(0, end));
    }
  }
  return { workflow: withFileNames(workflow, names), files };
}

function unzip(zip: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const sum = { bytes: 0, files: 0 };
  function isWanted({ name, originalSize }: UnzipFileInfo): boolean {
    if (name !== 'graph.json' && !name.startsWith(folder)) return false;
    sum.bytes += originalSize;
    if (++sum.files > limits.files || sum.bytes > limits.bytes) {
      throw bad('it holds more than 1 GB, or 10 000 pictures', 'Unpack it, and open its graph.json.');
    }
    return true;
  }
  try {
    return unzipSync(zip, { filter: isWanted });
  } catch (cause) {
    if (cause instanceof TweedieError) throw cause;
    throw bad('it is damaged', 'If it was cut off on its way, get it again.', cause);
  }
}

function parse(graph: Uint8Array): Workflow {
  try {
    return parseWorkflow(strFromU8(graph));
  } catch (cause) {
    const reason = (cause as Error).message.replace(/^workflow: /, '');
    throw bad(`the graph in it is damaged: ${reason}`, 'Get it again, or mend that place in it.', cause);
  }
}

function bad(reason: string, remedy: string, cause?: unknown): TweedieError {
  return new TweedieError('bad-workflow', `The bundle cannot be opened: ${reason}`, { remedy, cause });
}

const types: Readonly<Record<string, string>> = {
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', gif: 'image/gif' },
  ...{ avif: 'image/avif', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff' },
};

function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(types, ending) ? types[ending]! : '';
}
