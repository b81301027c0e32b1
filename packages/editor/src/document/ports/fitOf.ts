import { coercionBetween } from '@tweedie/workflow';
import type { NodePorts, PortInfo } from './portsOf.ts';
import { parameterPort } from './portsOf.ts';

type Kinds = Pick<PortInfo, 'kind' | 'list'>;

/**
 * How well an output goes with an input, by their kinds alone: 4 for the same kind, 2 where a value is changed on its
 * way, and 1 less where one is a list and the other is not. 0 where they do not go together, or nothing is known.
 */
export function fitOf(from: Kinds, to: Kinds): number {
  if (from.kind === undefined || to.kind === undefined) return 0;
  const lists = from.list === to.list ? 0 : 1;
  if (from.kind === to.kind) return 4 - lists;
  return coercionBetween(from.kind, to.kind) === undefined ? 0 : 2 - lists;
}

/** A port, and how well it fits: 0 does not occur. */
export interface Fit {
  readonly port: string;
  readonly fit: number;
}

/** The inputs and parameters that an output may go to, the best first: inputs before parameters, needed ones first. */
export function fittingTargets(from: Kinds, { inputs, params }: NodePorts): readonly Fit[] {
  return rank([
    ...inputs.map((port) => ({ port: port.name, fit: fitOf(from, port) - (port.optional ? 0.25 : 0) })),
    ...params.map(parameterPort).map((port) => ({ port: port.name, fit: fitOf(from, port) - 0.5 })),
  ]);
}

/** The outputs that may go to an input, the best first. */
export function fittingSources(to: Kinds, { outputs }: NodePorts): readonly Fit[] {
  return rank(outputs.map((port) => ({ port: port.name, fit: fitOf(port, to) })));
}

function rank(fits: readonly Fit[]): readonly Fit[] {
  return fits.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit);
}
