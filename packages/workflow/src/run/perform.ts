import {
  abortable,
  abortedError,
  type AbortSignalLike,
  isTensor,
  type NodeContext,
  type PortKind,
  type Ports,
  type PortValues,
  type Values,
} from '@tweedie/core';
import { definitionOf } from '../catalogue/definitionOf.ts';
import type { PlanStep } from '../plan/plan.ts';
import type { Call } from './callsOf.ts';
import type { Flowing } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { isOutcomeOf, outcomeOf } from './outcomeOf.ts';
import type { Session } from './session.ts';
import { watchHost } from './watchHost.ts';

/** What one run of a node gave. */
export interface Performed {
  readonly outcome: Outcome;
  readonly cached: boolean;
  /** It may be used again, in this run and in others. */
  readonly keepable: boolean;
  readonly seconds: number;
}

/** Runs a node once, unless the cache knows what comes out. */
export async function perform(session: Session, step: PlanStep, call: Call, run: number): Promise<Performed> {
  const { cache, signal, slots, work, emit, now, turn } = session;
  const definition = definitionOf(step.nodeType);
  assertGoing(signal);
  const known = await cache?.get(call.key);
  if (known && isOutcomeOf(known, definition)) {
    return { outcome: known, cached: true, keepable: true, seconds: 0 };
  }
  const inputs = await valuesOf(call);
  const giveBack = await slots.take();
  try {
    assertGoing(signal);
    emit({ type: 'node.started', node: step.node, ...itemOf(call) });
    work.begin(step.node, run);
    const start = now();
    const watch = createContext(session, step, call, run);
    const running = Promise.resolve(turn?.()).then(() => {
      assertGoing(signal);
      return definition.run(inputs as Values<Ports>, call.params, watch.context);
    });
    const returned: unknown = await abortable(running, signal).finally(watch.close);
    const outcome = outcomeOf(step.nodeType.type, definition, returned, call.key);
    const keepable = !watch.stored() && ![...outcome.values()].some(({ kind }) => kind === 'prior');
    if (keepable) await cache?.put(call.key, outcome);
    return { outcome, cached: false, keepable, seconds: (now() - start) / 1000 };
  } finally {
    giveBack();
  }
}

function assertGoing(signal: AbortSignalLike): void {
  if (signal.aborted) throw abortedError();
}

type Value = PortValues[PortKind];

async function valuesOf({ inputs }: Call): Promise<Readonly<Record<string, Value | readonly Value[]>>> {
  const valueOf = (flowing: Flowing | readonly Flowing[]): Promise<Value | readonly Value[]> =>
    'key' in flowing ? flowing.value() : Promise.all(flowing.map(({ value }) => value()));
  const entries = Object.entries(inputs).map(
    async ([port, flowing]) => [port, await valueOf(flowing)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What a node speaks through while it runs, and not after that. */
function createContext(
  { host, signal, work, emit, tellProgress }: Session,
  { node, nodeType: { definition } }: PlanStep,
  call: Call,
  run: number,
): { readonly context: NodeContext; close(): void; stored(): boolean } {
  let open = true;
  let stored = false;
  const item = itemOf(call);
  const context: NodeContext = {
    host: watchHost(host, {
      onStore: () => (stored = true), // and must do so in every run
      onStored(file) {
        if (open) emit({ type: 'node.stored', node, file, ...item });
      },
    }),
    signal,
    progress(done, total) {
      if (!open || !Number.isFinite(done) || !Number.isFinite(total)) return;
      emit({ type: 'node.progress', node, done, total, ...item });
      work.advance(node, run, { done, total });
      tellProgress();
    },
    preview(port, estimate) {
      if (!open || !isTensor(estimate) || !Object.hasOwn(definition.outputs as object, port)) return;
      emit({ type: 'node.preview', node, port, estimate, ...item });
    },
    metric(name, at, value) {
      if (open) emit({ type: 'node.metric', node, name, step: at, value, ...item });
    },
  };
  return { context, close: () => void (open = false), stored: () => stored };
}

function itemOf({ item }: Call): { readonly item?: NonNullable<Call['item']> } {
  return item ? { item } : {};
}
