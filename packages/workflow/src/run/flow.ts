import type { PortKind, PortValues } from '@tweedie/core';
import type { Outcome } from './outcome.ts';

/** A value on its way, which may not be there yet: what it will follow from is known before. */
export interface Flowing {
  readonly key: string;
  /** Makes it, or gives it again. Rejects with `Unavailable` where that cannot be. */
  value(): Promise<PortValues[PortKind]>;
}

/** What comes out of one output of a step. */
export interface Flow {
  readonly list: boolean;
  /** One, unless it is a list. */
  readonly items: readonly Flowing[];
}

/** All that comes out of a step, by output. */
export type Flows = ReadonlyMap<string, Flow>;

/** Why a step does not run, as a sentence: the first that failed, or that the run was cancelled. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

export function flowsOf(outcome: Outcome): Flows {
  return new Map(
    [...outcome].map(([port, { list, items }]) => [
      port,
      { list, items: items.map(({ key, value }) => ({ key, value: () => Promise.resolve(value) })) },
    ]),
  );
}
