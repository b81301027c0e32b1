import { definitionOf } from '../catalogue/definitionOf.ts';
import { neededFor } from '../plan/neededFor.ts';
import type { Plan, PlanStep } from '../plan/plan.ts';
import { createLeases } from './createLeases.ts';
import { executeStep, isPutOff } from './executeStep.ts';
import { flowsOf } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { isOutcomeOf } from './outcomeOf.ts';
import type { Session } from './session.ts';

/** What a pinned node gives in place of running. */
interface Held {
  readonly key: string;
  readonly outcome: Outcome;
}

/** Runs all steps: each begins as soon as what it needs is known. Tells the beginning and the end of the run. */
export async function execute(
  plan: Plan,
  session: Session,
  lastKeys: ReadonlyMap<string, string>,
): Promise<void> {
  const { emit, now, work, flows, results } = session;
  const start = now();
  const held = await heldBy(plan, session, lastKeys);
  const steps = withoutUnneeded(plan, held);
  const evaluations = steps.reduce((sum, step) => sum + step.evaluations, 0);
  emit({ type: 'run.started', nodes: steps.map(({ node }) => node), evaluations });
  for (const [node, because] of plan.leftOut) emit({ type: 'node.skipped', node, because });
  for (const step of steps) work.expect(step.node, [step.evaluations]);

  const leases = createLeases(steps, isPutOff);
  const ends = steps.map((step) => {
    const { node, isTarget } = step;
    const pinned = held.get(node);
    if (pinned) {
      flows.set(node, Promise.resolve(flowsOf(pinned.outcome)));
      if (isTarget) results.set(node, pinned.outcome);
      emit({ type: 'node.finished', node, key: pinned.key, cached: true, seconds: 0 });
      return Promise.resolve();
    }
    const running = executeStep(session, step);
    flows.set(node, running);
    const over = (): void => {
      if (!isPutOff(step)) for (const source of leases.release(node)) flows.delete(source);
    };
    return running.then(over, over);
  });
  await Promise.all(ends);
  for (const end of session.putOff) end();

  const seconds = (now() - start) / 1000;
  const [error] = session.failures;
  if (session.cancelled) emit({ type: 'run.cancelled', seconds });
  else if (error) emit({ type: 'run.failed', seconds, error });
  else emit({ type: 'run.finished', seconds });
}

async function heldBy(
  { steps }: Plan,
  { cache }: Session,
  lastKeys: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Held>> {
  const held = new Map<string, Held>();
  for (const { node, nodeType, pinned, mapped } of steps) {
    const key = pinned ? lastKeys.get(node) : undefined;
    const outcome = key === undefined ? undefined : await cache?.get(key);
    if (outcome && isOutcomeOf(outcome, definitionOf(nodeType), { mapped }))
      held.set(node, { key: key!, outcome });
  }
  return held;
}

/** A pinned node that holds its outputs needs no inputs, and neither does what only leads to it run. */
function withoutUnneeded({ steps }: Plan, held: ReadonlyMap<string, Held>): readonly PlanStep[] {
  const bare = steps.map((step) => (held.has(step.node) ? { ...step, inputs: [], evaluations: 0 } : step));
  const byNode = new Map(bare.map((step) => [step.node, step]));
  const targets = bare.filter(({ isTarget }) => isTarget).map(({ node }) => node);
  const needed = neededFor(targets, (node) => byNode.get(node)?.inputs.map(({ from }) => from[0]) ?? []);
  return bare.filter(({ node }) => needed.has(node));
}
