import { follow, type Happening, type RunEvent, type RunState } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createTeller } from './createTeller.ts';

const happenings: readonly Happening[] = [
  { type: 'run.started', nodes: ['restore'], evaluations: 4 },
  { type: 'node.started', node: 'restore' },
  ...[0, 1, 2, 3].map((step): Happening => ({
    ...{ type: 'node.metric', node: 'restore', name: 'residual' },
    ...{ step, value: 1 / (step + 1) },
  })),
  { type: 'node.finished', node: 'restore', key: 'k', cached: false, seconds: 1 },
  { type: 'run.finished', seconds: 1 },
];

function eventsIn(runId: string, count = happenings.length): readonly RunEvent[] {
  return happenings.slice(0, count).map((happening, seq) => ({ ...happening, runId, seq, at: seq }));
}

function stateOf(events: readonly RunEvent[]): RunState {
  return events.reduce<RunState | undefined>(follow, undefined)!;
}

test('the curves of a run that broke off and begins again are drawn once, told by events or by a state', () => {
  for (const told of ['events', 'state'] as const) {
    const pushed: RunEvent[] = [];
    const teller = createTeller('r', (event) => pushed.push(event));
    for (const event of eventsIn('first', 5)) teller.event(event);
    if (told === 'events') for (const event of eventsIn('second')) teller.event(event);
    else teller.snapshot(stateOf(eventsIn('second')));
    const state = stateOf(pushed);
    expect(state.nodes['restore']!.metrics['residual']!.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(state.status.is).toBe('finished');
    expect(teller.over).toBe(true);
  }
});
