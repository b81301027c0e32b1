import { createRuns, type Runner } from '@tweedie/editor';
import { createNodeCatalogue, parseWorkflow, workflowPlugin } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createDesk } from '../documents/createDesk.ts';
import { browserId } from './createBrowserRunner.ts';
import { createLauncher, type Launcher } from './createLauncher.ts';
import { createRunners, type Runners } from './createRunners.ts';

/** So many pictures of 4096×4096 pixels: 201 MB each. */
function launcherFor(pictures: number): {
  launcher: Launcher;
  runners: Runners;
  started: () => readonly unknown[];
} {
  const runner = (id: string): Runner => ({ id, title: id, run: () => new Promise(() => undefined) });
  const node = { type: '@tweedie/workflow/phantom', version: 1, params: { width: 4096, height: 4096 } };
  const nodes = Object.fromEntries(Array.from({ length: pictures }, (_, i) => [`picture${i}`, node]));
  const workflow = parseWorkflow({ format: 1, nodes, edges: [] });
  const desk = createDesk(createNodeCatalogue([workflowPlugin]), workflow, { origin: { kind: 'new' } });
  const runs = createRuns();
  const runners = createRunners(runner(browserId), runner('server'));
  const started = (): readonly unknown[] =>
    runs.getState().records.map(({ runner: where, targets }) => ({ where, ...(targets && { targets }) }));
  return { launcher: createLauncher({ desk, runs, runners }), runners, started };
}

test('a run that fits starts at once, for the nodes that are asked for', () => {
  const { launcher, started } = launcherFor(2);
  launcher.launch();
  launcher.launch(['picture1']);
  expect(started()).toEqual([{ where: browserId }, { where: browserId, targets: ['picture1'] }]);
});

test('a large run in the browser waits until somebody agrees', () => {
  const { launcher, started } = launcherFor(11);
  launcher.launch();
  expect(started()).toEqual([]);
  expect(launcher.getState().pending!.bytes).toBe(11 * 4 * 3 * 4096 ** 2);
  launcher.answer(false);
  expect(started()).toEqual([]);
  launcher.launch();
  launcher.answer(true);
  expect(started()).toEqual([{ where: browserId }]);
  launcher.launch(['picture0']); // a part of it fits
  expect(started()).toHaveLength(2);
});

test('a server is trusted to know what it can take', () => {
  const { launcher, runners, started } = launcherFor(11);
  runners.choose('server');
  launcher.launch();
  expect(started()).toEqual([{ where: 'server' }]);
});
