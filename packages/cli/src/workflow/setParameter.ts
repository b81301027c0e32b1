import {
  describeParameters,
  type NodeDefinition,
  type ParameterDescription,
  TweedieError,
} from '@tweedie/core';
import type { NodeCatalogue, Workflow, WorkflowNode } from '@tweedie/workflow';
import { nodeAt, readAssignment, unknown, withParams } from './assignment.ts';

/**
 * Gives a parameter of a node another value: `node.parameter=value`. The value is JSON where it reads as such and the
 * parameter is no text. Throws `bad-parameter` for what is not there, and for a parameter that an edge gives its value.
 */
export function setParameter(workflow: Workflow, text: string, catalogue: NodeCatalogue): Workflow {
  const { place, value } = readAssignment('--set', text, 'restore.steps=20');
  const [id = '', name = '', ...rest] = place.split('.');
  if (name === '' || rest.length > 0) {
    throw new TweedieError(
      'bad-parameter',
      `--set ${text}: there must be a node, then ".", then a parameter`,
      {
        remedy:
          'Write it like --set restore.steps=20. What is in a subgraph is set through its own parameters.',
      },
    );
  }
  const node = nodeAt(workflow, id, '--set');
  const known = parametersOf(node, workflow, catalogue);
  if (known && !known.has(name))
    throw unknown(`--set: ${id} has no parameter ${name}`, name, [...known.keys()]);
  const edge = workflow.edges.find(({ to }) => to[0] === id && to[1] === name);
  if (edge) {
    throw new TweedieError('bad-parameter', `--set: ${place} has its value from ${edge.from[0]}`, {
      remedy: `Set a parameter of ${edge.from[0]}.`,
    });
  }
  return withParams(workflow, id, { [name]: valueOf(value, known?.get(name)) });
}

type Kind = ParameterDescription['kind'];

/** The parameters of a node and their kinds, where they are known; `undefined` for a node that is not here. */
function parametersOf(
  { type }: WorkflowNode,
  { subgraphs = {} }: Workflow,
  catalogue: NodeCatalogue,
): ReadonlyMap<string, Kind | undefined> | undefined {
  const found = catalogue.find(type);
  if (found) {
    const { params } = found.definition as NodeDefinition;
    return new Map(describeParameters(params).map(({ name, kind }) => [name, kind]));
  }
  const id = type.replace(/^subgraph:/, '');
  if (id === type || !Object.hasOwn(subgraphs, id)) return undefined;
  return new Map(Object.keys(subgraphs[id]!.params ?? {}).map((name) => [name, undefined]));
}

function valueOf(text: string, kind: Kind | undefined): unknown {
  if (kind === 'text' || kind === 'choice') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
