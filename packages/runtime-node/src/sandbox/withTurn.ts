import type { NodeDefinition } from '@tweedie/core';
import type { NodeCatalogue, NodeType } from '@tweedie/workflow';

/** The same nodes, but each lets what was told of the run leave the process before it starts: it may never come back. */
export function withTurn({ plugins, all }: NodeCatalogue): NodeCatalogue {
  const turned = all.map((nodeType): NodeType => {
    const definition = nodeType.definition as NodeDefinition;
    const run: NodeDefinition['run'] = async (...given) => {
      await new Promise((resolve) => void setImmediate(resolve));
      return definition.run(...given);
    };
    return { ...nodeType, definition: { ...definition, run } };
  });
  const byType = new Map(turned.map((nodeType) => [nodeType.type, nodeType]));
  return { plugins, all: turned, find: (type) => byType.get(type) };
}
