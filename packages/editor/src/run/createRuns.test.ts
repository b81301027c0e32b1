import { TweedieError } from '@tweedie/core';
import { parseWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createRuns, type Runs } from './createRuns.ts';
import { createScriptedRunner } from './fixtures/scriptedRunner.ts';
import type { Runner } from './runner.ts';

const workflow = parseWorkflow({ format: 1, name: 'Repair', nodes: {}, edges: [] });
const statuses = (runs: Runs) => runs.getState().records.map(({ status }) => status);
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('one run goes at a time, and the next begins when it is over', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  runs.start(runner, workflow);
  await settled();
  expect(statuses(runs)).toEqual(['running', 'waiting']);
  runner.runs[0]!.tell({ type: 'run.started', nodes: ['restore'], evaluations: 10 });
  runner.runs[0]!.tell({ type: 'node.progress', node: 'restore', done: 3, total: 10 });
  await settled();
  expect(runs.getState().records[0]!.state?.nodes.restore?.progress).toMatchObject({ done: 3, total: 10 });
  runner.runs[0]!.tell({ type: 'run.finished', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  expect(statuses(runs)).toEqual(['finished', 'running']);
});

test('a run that is cancelled while it waits never starts', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  runs.cancel(runs.start(runner, workflow));
  runner.runs[0]!.tell({ type: 'run.finished', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  expect(statuses(runs)).toEqual(['finished', 'cancelled']);
  expect(runner.runs).toHaveLength(1);
});

test('cancelling all stops the one that runs, and starts none of those that wait', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  for (let i = 0; i < 3; i++) runs.start(runner, workflow);
  await settled();
  runs.cancelAll();
  expect(runner.runs[0]!.signal.aborted).toBe(true);
  runner.runs[0]!.tell({ type: 'run.cancelled', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  expect(statuses(runs)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(runner.runs).toHaveLength(1);
});

test('what waits starts in the order that it is put in', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  const [, second, third] = [0, 1, 2].map(() => runs.start(runner, workflow));
  await settled();
  runs.reorder(third!, second);
  expect(
    runs
      .getState()
      .records.map(({ id }) => id)
      .slice(1),
  ).toEqual([third, second]);
  runs.reorder(third!);
  expect(
    runs
      .getState()
      .records.map(({ id }) => id)
      .slice(1),
  ).toEqual([second, third]);
});

test('a runner that cannot begin is a failed run with a sentence, and the next one begins', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  const error = new TweedieError('not-found', 'There is no server', { remedy: 'Start one.' });
  const broken: Runner = { id: 'server', title: 'A server', run: () => Promise.reject(error) };
  runs.start(broken, workflow);
  runs.start(runner, workflow);
  await settled();
  expect(statuses(runs)).toEqual(['failed', 'running']);
  expect(runs.getState().records[0]!.error).toEqual({
    ...{ code: 'not-found', message: 'There is no server', remedy: 'Start one.' },
  });
});

test('events that stop without an end make a failed run, which says so', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  await settled();
  runner.runs[0]!.tell({ type: 'run.started', nodes: [], evaluations: 0 });
  runner.runs[0]!.end();
  await settled();
  expect(runs.getState().records[0]).toMatchObject({ status: 'failed', error: { code: 'network-failed' } });
});

test('the next run is told under which keys nodes finished last', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  await settled();
  runner.runs[0]!.tell({ type: 'node.finished', node: 'blur', key: 'k1', cached: false, seconds: 1 });
  runner.runs[0]!.tell({ type: 'run.finished', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  runs.start(runner, workflow);
  await settled();
  expect(runner.runs[1]!.lastKeys).toEqual(new Map([['blur', 'k1']]));
});

test('the oldest runs that are over are forgotten', async () => {
  const [runs, runner] = [createRuns({ limit: 2 }), createScriptedRunner()];
  for (let i = 0; i < 4; i++) {
    runs.start(runner, workflow);
    await settled();
    runner.runs[i]!.tell({ type: 'run.finished', seconds: i });
    runner.runs[i]!.end();
    await settled();
  }
  expect(runs.getState().records.map(({ id }) => id)).toEqual(['2', '3']);
});

test('runs on different runners go at the same time', async () => {
  const runs = createRuns();
  const [here, there] = [createScriptedRunner({ id: 'here' }), createScriptedRunner({ id: 'there' })];
  for (const runner of [here, here, there]) runs.start(runner, workflow);
  await settled();
  expect(statuses(runs)).toEqual(['running', 'waiting', 'running']);
});

test('a runner with a queue of its own is given all runs at once, and each waits until it tells something', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner({ queues: true })];
  const [, second] = [0, 1].map(() => runs.start(runner, workflow));
  await settled();
  expect(runner.runs).toHaveLength(2);
  expect(statuses(runs)).toEqual(['waiting', 'waiting']);
  runner.runs[0]!.tell({ type: 'run.started', nodes: [], evaluations: 0 });
  await settled();
  expect(statuses(runs)).toEqual(['running', 'waiting']);
  runs.cancel(second!);
  expect(statuses(runs)).toEqual(['running', 'cancelled']);
  expect(runner.runs[1]!.signal.aborted).toBe(true);
});

test('nothing starts while runs are paused, and what is on its way goes on', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  runs.setPaused(true);
  runs.start(runner, workflow);
  runner.runs[0]!.tell({ type: 'run.finished', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  expect(statuses(runs)).toEqual(['finished', 'waiting']);
  runs.setPaused(false);
  await settled();
  expect(statuses(runs)).toEqual(['finished', 'running']);
});

test('a run that is told to stop says so at once', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  const id = runs.start(runner, workflow);
  await settled();
  runs.cancel(id);
  expect(runs.getState().records[0]).toMatchObject({ status: 'running', stopping: true });
});

test('trying again runs the document as it was, for the same nodes, on the same runner', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  const id = runs.start(runner, workflow, { targets: ['blur'], document: 'mine' });
  await settled();
  runner.runs[0]!.end();
  await settled();
  const again = runs.retry(id)!;
  const [, record] = runs.getState().records;
  expect(record).toMatchObject({
    id: again,
    status: 'running',
    targets: ['blur'],
    document: 'mine',
    workflow,
  });
  expect(runs.retry('nothing')).toBeUndefined();
});

test('what a page left waiting is held in its order, and what it left running is over, until somebody says otherwise', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  const left = { workflow, document: 'mine', askedAt: 5 };
  const [going, first, second] = runs.recall(runner, [
    { ...left, began: true },
    { ...left, began: false, targets: ['blur'] },
    { ...left, began: false },
  ]);
  const fresh = runs.start(runner, workflow);
  await settled();
  expect(runs.getState().records.map(({ id, status, held }) => [id, status, held])).toEqual([
    [going, 'cancelled', undefined],
    [first, 'waiting', true],
    [second, 'waiting', true],
    [fresh, 'running', undefined], // it does not wait for them
  ]);
  runs.cancel(second!);
  runs.goOn();
  runner.runs[0]!.tell({ type: 'run.finished', seconds: 1 });
  runner.runs[0]!.end();
  await settled();
  expect(statuses(runs)).toEqual(['cancelled', 'running', 'cancelled', 'finished']);
  expect(runs.getState().records[1]).toMatchObject({ targets: ['blur'], document: 'mine', askedAt: 5 });
  const again = runs.retry(going!);
  expect(runs.getState().records.map(({ id }) => id)).toEqual([first, second, fresh, again]);
});

test('a run that was found on its way is followed beside those that wait', async () => {
  const [runs, runner] = [createRuns(), createScriptedRunner()];
  runs.start(runner, workflow);
  const found = {
    ...{ workflow, document: 'mine', askedAt: 5 },
    follow: ({ signal }: { signal: AbortSignal }) => runner.run(workflow, { signal }),
  };
  runs.follow(runner, found);
  await settled();
  runner.runs[1]!.tell({ type: 'node.finished', node: 'a', key: 'k', cached: false, seconds: 1 });
  await settled();
  expect(runs.getState().records[1]).toMatchObject({ status: 'running', document: 'mine', askedAt: 5 });
  expect(statuses(runs)).toEqual(['running', 'running']);
});
