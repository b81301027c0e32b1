/** @file What the boundary nodes of a subgraph say, on the canvas and in the outline. */
import type { PortKind } from '@tweedie/core';
import { strings } from './canvas.ts';

export const boundaryStrings = {
  summary: { inputs: 'What goes into the subgraph', outputs: 'What comes out of the subgraph' },
  parameter: 'parameter',
  port: (
    list: 'inputs' | 'outputs' | 'params',
    title: string,
    kind: PortKind | undefined,
    { list: isList, connected }: { readonly list: boolean; readonly connected: boolean },
  ) =>
    [
      `${{ inputs: 'Input', outputs: 'Output', params: 'Parameter' }[list]} ${title} of the subgraph`,
      `${strings.kind(kind)}${isList ? ' list' : ''}`,
      ...(connected ? ['connected'] : []),
    ].join(', '),
  empty: { inputs: 'New input of the subgraph', outputs: 'New output of the subgraph' },
  nameOf: (title: string) => `Name of ${title}`,
  ports: (n: number) => (n === 1 ? '1 port' : `${n} ports`),
  rename: 'Rename',
  up: 'Move up',
  down: 'Move down',
  takeBack: 'Take back',
  connect: 'Connect…',
} as const;
