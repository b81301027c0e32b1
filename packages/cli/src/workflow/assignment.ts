import { TweedieError } from '@tweedie/core';
import type { Workflow, WorkflowNode } from '@tweedie/workflow';
import { suggestion } from '../find.ts';

/** What is to stand at a place of a document, as a flag says it: `place=value`. */
export interface Assignment {
  readonly place: string;
  readonly value: string;
}

/** Splits at the first "=". Throws `bad-parameter` where there is none. */
export function readAssignment(flag: string, text: string, example: string): Assignment {
  const at = text.indexOf('=');
  if (at > 0) return { place: text.slice(0, at), value: text.slice(at + 1) };
  throw new TweedieError('bad-parameter', `${flag} ${text}: there must be a name, then "=", then a value`, {
    remedy: `Write it like ${flag} ${example}.`,
  });
}

/** The node of this id. Throws `bad-parameter` with the one that was probably meant. */
export function nodeAt({ nodes }: Workflow, id: string, flag: string): WorkflowNode {
  if (Object.hasOwn(nodes, id)) return nodes[id]!;
  throw unknown(`${flag}: there is no node ${id}`, id, Object.keys(nodes));
}

/** The error for a name that is none, with the one that was probably meant and those that there are. */
export function unknown(sentence: string, name: string, known: readonly string[]): TweedieError {
  const all = known.length === 0 ? 'There is none.' : `There are: ${known.join(', ')}.`;
  return new TweedieError('bad-parameter', sentence, {
    remedy: [suggestion(name, known), all].filter(Boolean).join(' '),
  });
}

/** The document with other parameters in one of its nodes. */
export function withParams(
  workflow: Workflow,
  id: string,
  params: Readonly<Record<string, unknown>>,
): Workflow {
  const node = workflow.nodes[id]!;
  return withNode(workflow, id, { ...node, params: { ...node.params, ...params } });
}

export function withNode(workflow: Workflow, id: string, node: WorkflowNode): Workflow {
  return { ...workflow, nodes: { ...workflow.nodes, [id]: node } };
}
