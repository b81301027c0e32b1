import { describeParameters, type NodeDefinition, TweedieError } from '@tweedie/core';
import type { NodeCatalogue, Workflow } from '@tweedie/workflow';
import { relative, resolve, sep } from 'node:path';
import { nodeAt, readAssignment, withNode, withParams } from './assignment.ts';

export interface SetInputOptions {
  readonly catalogue: NodeCatalogue;
  /** The folder of the document, which names of files are relative to. */
  readonly folder: string;
}

/** A node that makes a picture out of nothing, and the one that reads it from a file. */
const drawn = '@tweedie/workflow/phantom';
const read = '@tweedie/workflow/image';

/**
 * Lets a node read another file or folder: `node=file`. A test picture becomes a picture from the file. Throws
 * `bad-parameter` for a node that reads none.
 */
export function setInput(workflow: Workflow, text: string, { catalogue, folder }: SetInputOptions): Workflow {
  const { place: id, value } = readAssignment('--input', text, 'picture=photo.jpg');
  const node = nodeAt(workflow, id, '--input');
  const file = relative(folder, resolve(value)).split(sep).join('/') || '.';
  if (node.type === drawn) return withNode(workflow, id, { ...node, type: read, params: { file } });
  const parameter = fileParameter(node.type, catalogue);
  if (parameter !== undefined) return withParams(workflow, id, { [parameter]: file });
  const others = Object.entries(workflow.nodes).filter(
    ([, { type }]) => type === drawn || fileParameter(type, catalogue) !== undefined,
  );
  throw new TweedieError('bad-parameter', `--input: ${id} reads no file`, {
    remedy:
      others.length === 0
        ? 'No node of this workflow does.'
        : `These do: ${others.map(([name]) => name).join(', ')}.`,
  });
}

function fileParameter(type: string, catalogue: NodeCatalogue): string | undefined {
  const found = catalogue.find(type);
  if (!found) return undefined;
  const { params } = found.definition as NodeDefinition;
  return describeParameters(params).find(({ format }) => format !== undefined && format !== 'paragraph')
    ?.name;
}
