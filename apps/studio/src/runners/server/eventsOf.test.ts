import { follow, type Happening, type RunEvent, type RunState } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { eventsOf } from './eventsOf.ts';

const error = { code: 'bad-value', message: 'It broke', remedy: 'Mend it.' } as const;
const happenings: readonly Happening[] = [
  { type: 'run.started', nodes: ['a', 'b', 'c', 'd', 'constructor'], evaluations: 12 },
  { type: 'node.skipped', node: 'left', because: 'It is out' },
  { type: 'node.finished', node: 'a', key: 'k', cached: true, seconds: 0 },
  { type: 'node.started', node: 'b', item: { index: 0, count: 2 } },
  { type: 'node.progress', node: 'b', done: 1, total: 6, item: { index: 0, count: 2 } },
  { type: 'run.progress', done: 1, total: 12, secondsLeft: 3 },
  { type: 'node.metric', node: 'b', name: 'residual', step: 0, value: 0.5, item: { index: 0 } },
  { type: 'node.metric', node: 'b', name: 'residual', step: 1, value: 0.25, item: { index: 0 } },
  { type: 'node.failed', node: 'b', error, item: { index: 0, count: 2 } },
  { type: 'node.started', node: 'd' },
  { type: 'node.skipped', node: 'c', because: 'b failed' },
];
const endings: readonly Happening[] = [
  { type: 'run.failed', seconds: 2, error },
  { type: 'run.finished', seconds: 2 },
  { type: 'run.cancelled', seconds: 2 },
];

function stateAfter(all: readonly Happening[]): RunState {
  const events = all.map((happening, seq): RunEvent => ({ ...happening, runId: 'r', seq, at: 0 }));
  return events.reduce<RunState | undefined>(follow, undefined)!;
}

test('the events of a state add up to it, wherever a run is, and in whatever order they come', () => {
  for (const all of [happenings, ...endings.map((ending) => [...happenings, ending])]) {
    for (let length = 1; length <= all.length; length++) {
      const state = JSON.parse(JSON.stringify(stateAfter(all.slice(0, length)))) as RunState;
      const events = eventsOf(state).map((event): RunEvent => ({ ...event, runId: 'r', at: 0 }));
      for (const order of [events, [...events].reverse()]) {
        expect(order.reduce<RunState | undefined>(follow, undefined)).toEqual(state);
      }
    }
  }
});
