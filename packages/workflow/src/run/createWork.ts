/** Network evaluations of a whole run. */
export interface Work {
  /** How many each run of a node is expected to take; replaces what was expected of it before. */
  expect(node: string, evaluations: readonly number[]): void;
  /** One run of a node begins. */
  begin(node: string, run: number): void;
  /** Evaluations so far in one run of a node, and in all of that. One that expects none is not listened to. */
  advance(node: string, run: number, evaluations: { readonly done: number; readonly total: number }): void;
  /** It is over: what it has not done will not be done. */
  settle(node: string, run: number): void;
  /** All runs of a node are over. */
  drop(node: string): void;
  progress(): { readonly done: number; readonly total: number; readonly secondsLeft?: number };
}

/** How much of an average is left after one more evaluation. */
const memory = 0.9;

interface Unit {
  expected: number;
  done: number;
  running: boolean;
}

/**
 * Counts evaluations and times them. What one takes is an average in which each further evaluation takes a tenth of
 * the weight, over the time in which some node evaluates: two at once count as one that is faster, and nodes that
 * evaluate nothing don't count.
 */
export function createWork(now: () => number): Work {
  const units = new Map<string, Unit[]>();
  const all = { done: 0, total: 0 };
  let since = 0; // when the time that is not counted yet began
  let pending = 0; // milliseconds since the last evaluation, while some node evaluates
  let running = 0;
  let each: number | undefined; // milliseconds for each evaluation

  function wait(): void {
    const time = now();
    if (running > 0) pending += Math.max(0, time - since);
    since = time;
  }
  function count(unit: Unit, done: number, expected: number): void {
    all.done += done - unit.done;
    all.total += expected - unit.expected;
    unit.done = done;
    unit.expected = expected;
  }
  function stop(unit: Unit): void {
    wait();
    if (unit.running) running--;
    if (running === 0) pending = 0;
    unit.running = false;
    count(unit, unit.done, unit.done);
  }
  const unitOf = (node: string, run: number): Unit => units.get(node)![run]!;

  return {
    expect(node, evaluations) {
      for (const unit of units.get(node) ?? []) count(unit, 0, 0);
      const fresh = evaluations.map(() => ({ expected: 0, done: 0, running: false }));
      for (const [i, unit] of fresh.entries()) count(unit, 0, evaluations[i]!);
      units.set(node, fresh);
    },
    begin(node, run) {
      const unit = unitOf(node, run);
      if (unit.expected === 0) return;
      wait();
      unit.running = true;
      running++;
    },
    advance(node, run, { done, total }) {
      const unit = unitOf(node, run);
      const more = done - unit.done;
      if (!unit.running || !(more > 0)) return;
      wait();
      count(unit, done, Math.max(done, total));
      const weight = 1 - memory ** more;
      each = each === undefined ? pending / more : each + weight * (pending / more - each);
      pending = 0;
    },
    settle: (node, run) => stop(unitOf(node, run)),
    drop(node) {
      for (const unit of units.get(node) ?? []) stop(unit);
    },
    progress() {
      const left = all.total - all.done;
      return { ...all, ...(each !== undefined && { secondsLeft: (each * left) / 1000 }) };
    },
  };
}
