import type { NodeDefinition, Port } from '@tweedie/core';
import type { NodeType } from '../../catalogue/catalogue.ts';
import type { FlatEdge } from '../flatGraph.ts';
import { quote } from '../quote.ts';
import type { End } from '../schema.ts';
import { keyOf } from './keyOf.ts';
import { type Report, unknownPort } from './problems.ts';
import { parametersOf } from './readNode.ts';

/**
 * The edges whose ends are there, and of several edges to one target the first. What leads to a node without a type, an
 * absent one, is left out; what comes from one is kept, to tell what hangs on it.
 */
export function checkPorts(
  edges: readonly FlatEdge[],
  typeOf: (path: string) => NodeType | undefined,
  report: Report,
): FlatEdge[] {
  const first = new Map<string, FlatEdge>();
  const twice = new Set<string>();

  return edges.filter((edge) => {
    const { from, to } = edge;
    const [source, target] = [typeOf(from[0]), typeOf(to[0])];
    if (!target) return false;
    if (!inputsOf(target).includes(to[1])) {
      report(unknownPort(to, 'input', inputsOf(target), to));
      return false;
    }
    if (source && !outputsOf(source).includes(from[1])) {
      report(unknownPort(from, 'output', outputsOf(source), to));
      return false;
    }
    return isAlone(edge);
  });

  function isAlone(edge: FlatEdge): boolean {
    const key = keyOf(edge.to);
    const other = first.get(key);
    if (!other) first.set(key, edge);
    else if (!twice.has(key)) {
      twice.add(key);
      report({
        severity: 'error',
        code: 'two-edges',
        node: edge.to[0],
        port: edge.to[1],
        message: `Two edges lead to ${showEnd(edge.to)}, from ${showEnd(other.from)} and from ${showEnd(edge.from)}`,
        remedy: 'Remove one of them.',
      });
    }
    return !other;
  }
}

/** What must have a value for a node to run as it is meant to: its inputs that are not optional, and parameters. */
export function isNeeded({ definition }: NodeType, port: string): boolean {
  const { inputs } = definition as NodeDefinition;
  const input: Port | undefined = Object.hasOwn(inputs, port) ? inputs[port] : undefined;
  return input?.optional !== true;
}

function inputsOf(nodeType: NodeType): readonly string[] {
  return [...Object.keys((nodeType.definition as NodeDefinition).inputs), ...parametersOf(nodeType)];
}

function outputsOf({ definition }: NodeType): readonly string[] {
  return Object.keys((definition as NodeDefinition).outputs);
}

function showEnd([node, port]: End): string {
  return quote(`${node}.${port}`);
}
