import type { NodeDefinition } from '@tweedie/core';
import type { NodeCatalogue, WorkflowNode } from '@tweedie/workflow';

/** Which input hands on its value at which output while a node is bypassed; none where nothing says so. */
export function bypassOf(
  { type, mode }: Pick<WorkflowNode, 'type' | 'mode'>,
  catalogue: NodeCatalogue,
): readonly (readonly [input: string, output: string])[] {
  if (mode !== 'bypass') return [];
  const { bypass = {} } = (catalogue.find(type)?.definition ?? {}) as Partial<NodeDefinition>;
  return Object.entries(bypass).flatMap(([output, input]) =>
    input === undefined ? [] : [[input, output] as const],
  );
}
