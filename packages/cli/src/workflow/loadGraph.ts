import type { NodeCatalogue, Workflow } from '@tweedie/workflow';
import { dirname } from 'node:path';
import { readWorkflow } from './readWorkflow.ts';
import { setInput } from './setInput.ts';
import { setParameter } from './setParameter.ts';

export interface Changes {
  readonly set?: readonly string[];
  readonly input?: readonly string[];
}

export interface LoadedGraph {
  readonly workflow: Workflow;
  /** What names of files are relative to. */
  readonly folder: string;
}

/** Reads a document, and changes what the command line wants to be different. */
export async function loadGraph(
  file: string,
  { set = [], input = [] }: Changes,
  catalogue: NodeCatalogue,
): Promise<LoadedGraph> {
  const folder = dirname(file);
  const read = await readWorkflow(file);
  const withInputs = input.reduce((workflow, text) => setInput(workflow, text, { catalogue, folder }), read);
  const workflow = set.reduce((before, text) => setParameter(before, text, catalogue), withInputs);
  return { workflow, folder };
}
