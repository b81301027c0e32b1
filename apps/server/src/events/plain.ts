/** @file Events and states as JSON: previews without their pixels, which travel apart. */
import type { Tensor } from '@tweedie/core';
import type { RunEvent, RunState } from '@tweedie/workflow';

/** The size of an estimate `[N, C, H, W]`. */
export function sizeOfEstimate({ shape: [samples = 0, , height = 0, width = 0] }: Tensor): object {
  return { samples, width, height };
}

export function plainEvent(event: RunEvent): object {
  if (event.type !== 'node.preview') return event;
  const { estimate, ...rest } = event;
  return { ...rest, ...sizeOfEstimate(estimate) };
}

export function plainState(state: RunState): object {
  const nodes = Object.entries(state.nodes).map(([id, node]) => {
    const previews = Object.entries(node.previews).map(([port, { estimate, ...rest }]) => [
      port,
      { ...rest, ...sizeOfEstimate(estimate) },
    ]);
    return [id, { ...node, previews: Object.fromEntries(previews) as object }] as const;
  });
  return { ...state, nodes: Object.fromEntries(nodes) };
}
