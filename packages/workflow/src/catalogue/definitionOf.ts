import type { NodeDefinition } from '@tweedie/core';
import type { NodeType } from './catalogue.ts';

/** The definition of a kind of node, for code that learns of its ports and parameters only when it runs. */
export function definitionOf({ definition }: NodeType): NodeDefinition {
  return definition as NodeDefinition;
}
