import { definitionOf } from '../catalogue/definitionOf.ts';
import { countEvaluations } from '../plan/countEvaluations.ts';
import type { PlanStep } from '../plan/plan.ts';
import { type Call, callsOf } from './callsOf.ts';
import { createEnding } from './createEnding.ts';
import { type Flows, flowsOf, type Unavailable } from './flow.ts';
import { keyOfItems } from './keys/keyOf.ts';
import { isPlain } from './keys/valueKey.ts';
import { once } from './once.ts';
import { gather } from './outcomeOf.ts';
import { perform, type Performed } from './perform.ts';
import type { Session } from './session.ts';

/**
 * Runs a step, once its inputs are known, and says how it ended. A step whose outputs are no data (an operator, a
 * prior) is put off until somebody asks for them: what they follow from is known without. Rejects with `Unavailable`.
 */
export async function executeStep(session: Session, step: PlanStep): Promise<Flows> {
  const { node, nodeType, mapped, isTarget } = step;
  const { work, cache, results } = session;
  const ending = createEnding(session, step);
  const calls = await callsOf(session, step).catch((error: unknown) => {
    throw ending.fail(error);
  });
  work.expect(
    node,
    calls.map(({ params }) => countEvaluations(nodeType, params)),
  );
  const key = mapped ? keyOfItems(calls.map((call) => call.key)) : calls[0]!.key;
  ending.begin(key, calls.length);
  const performOne = async (call: Call, run: number): Promise<Performed> => {
    const performing = perform(session, step, call, run).finally(() => work.settle(node, run));
    return ending.watch(performing, call.item);
  };
  if (isPutOff(step)) {
    session.putOff.push(ending.end);
    return putOff(step, calls, performOne);
  }
  const performed: Performed[] = [];
  let unavailable: Unavailable | undefined;
  for (const [run, call] of calls.entries()) {
    // One item after another: those that work are in the cache when the step fails for another.
    await performOne(call, run).then(
      (one) => performed.push(one),
      (error: unknown) => (unavailable ??= error as Unavailable),
    );
  }
  if (unavailable) throw unavailable;
  const outcomes = performed.map(({ outcome }) => outcome);
  const outcome = mapped ? gather(definitionOf(nodeType), outcomes) : outcomes[0]!;
  if (mapped && performed.every(({ keepable }) => keepable)) await cache?.put(key, outcome);
  if (isTarget) results.set(node, outcome);
  return flowsOf(outcome);
}

/** How many items a list output will have shows only when the node has run. */
export function isPutOff(step: PlanStep): boolean {
  return (
    !step.isTarget &&
    Object.values(definitionOf(step.nodeType).outputs).every(({ kind, list }) => !isPlain(kind) && !list)
  );
}

function putOff(
  step: PlanStep,
  calls: readonly Call[],
  performOne: (call: Call, run: number) => Promise<Performed>,
): Flows {
  const runs = calls.map((call, run) => once(() => performOne(call, run)));
  return new Map(
    Object.keys(definitionOf(step.nodeType).outputs).map((port) => {
      const items = calls.map(({ key }, run) => ({
        key: `${key}:${port}`,
        value: async () => (await runs[run]!()).outcome.get(port)!.items[0]!.value,
      }));
      return [port, { list: step.mapped, items }];
    }),
  );
}
