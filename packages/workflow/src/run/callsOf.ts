import { parseParameters, TweedieError } from '@tweedie/core';
import { definitionOf } from '../catalogue/definitionOf.ts';
import type { PlanInput, PlanStep } from '../plan/plan.ts';
import { coerce } from '../types/coercions.ts';
import type { Item } from './events.ts';
import type { Flow, Flowing } from './flow.ts';
import { hash } from './keys/hash.ts';
import { keyOf } from './keys/keyOf.ts';
import { once } from './once.ts';
import type { Session } from './session.ts';

/** One run of a node. */
export interface Call {
  readonly key: string;
  readonly item?: Item;
  readonly params: Readonly<Record<string, unknown>>;
  /** By input; of one that takes a list, the items. */
  readonly inputs: Readonly<Record<string, Flowing | readonly Flowing[]>>;
}

interface Arriving extends PlanInput {
  readonly flow: Flow;
}

/** How often a step runs, and with what: once, or once for each item of its lists. Waits for what comes before. */
export async function callsOf(session: Session, step: PlanStep): Promise<readonly Call[]> {
  const arriving = await Promise.all(step.inputs.map((input) => arrive(session, input)));
  if (!step.mapped) return [await callOf(session, step, arriving)];
  const lengths = arriving.filter(({ mapped }) => mapped).map(({ flow }) => flow.items.length);
  const [count = 0] = lengths;
  if (lengths.some((length) => length !== count)) {
    throw new TweedieError(
      'bad-value',
      `${step.node}: lists of ${lengths.join(' and ')} items do not go together`,
    );
  }
  const items = Array.from({ length: count }, (_, index) => ({ index, count }));
  return Promise.all(items.map((item) => callOf(session, step, arriving, item)));
}

async function arrive({ flows }: Session, input: PlanInput): Promise<Arriving> {
  const [node, port] = input.from;
  const flow = (await flows.get(node)!).get(port)!;
  const { coercion } = input;
  if (!coercion) return { ...input, flow };
  const items = flow.items.map(({ key, value }) => ({
    key: hash({ coercion, key }),
    value: once(async () => coerce(coercion, await value())),
  }));
  return { ...input, flow: { ...flow, items } };
}

async function callOf(
  { host }: Session,
  { nodeType, looked, ...step }: PlanStep,
  arriving: readonly Arriving[],
  item?: Item,
): Promise<Call> {
  const { type } = nodeType;
  const definition = definitionOf(nodeType);
  const at = ({ mapped, flow }: Arriving): Flowing => flow.items[mapped ? item!.index : 0]!;
  const ports = arriving.filter(({ isParameter }) => !isParameter);
  const inputs = ports.map((input) => {
    const takesList = definition.inputs[input.port]!.list && !input.mapped;
    return [input.port, takesList ? input.flow.items : at(input)] as const;
  });
  const brought = arriving.filter(({ isParameter }) => isParameter);
  const fed = await Promise.all(brought.map(async (input) => [input.port, await at(input).value()] as const));
  const params =
    fed.length === 0
      ? step.params
      : parseParameters(type, definition.params, { ...step.params, ...Object.fromEntries(fed) });
  const found = looked ?? (await definition.look?.(params, host));
  const key = keyOf({
    type,
    version: definition.version,
    params,
    looked: found?.key,
    inputs: Object.fromEntries(inputs.map(([port, flowing]) => [port, keysOf(flowing)])),
  });
  return { key, ...(item && { item }), params, inputs: Object.fromEntries(inputs) };
}

function keysOf(flowing: Flowing | readonly Flowing[]): string | readonly string[] {
  return 'key' in flowing ? flowing.key : flowing.map(({ key }) => key);
}
