/** @file Broken copies of the templates, with the real nodes: all that is done with a document before it runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Host, toImage, TweedieError } from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { expect, test } from 'vitest';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { flatten } from '../document/flatten/flatten.ts';
import { parseWorkflow } from '../document/parseWorkflow.ts';
import type { Problem } from '../document/problem.ts';
import type { Workflow } from '../document/schema.ts';
import { mutate } from '../fixtures/mutate.ts';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { drawPhantom } from '../nodes/phantoms/phantoms.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import { infer } from '../types/infer.ts';
import { validate } from '../types/validate.ts';
import { look } from './look.ts';
import { plan, type Plan } from './plan.ts';

const plugins = [operatorsPlugin, solversPlugin, priorsPlugin, metricsPlugin, workflowPlugin];
const catalogue = createNodeCatalogue(plugins);

const folder = new URL('../../templates/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const anySize = { channels: 3, height: null, width: null, multiple: 1 } as const;
const size = { height: 16, width: 16 };
const picture = toImage(drawPhantom('leaves', size));
const files = readdirSync(new URL('pictures/', folder), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.png'));
const host: Host = {
  ...createMemoryHost({ images: Object.fromEntries(files.map((name) => [`pictures/${name}`, picture])) }),
  describePrior: (name) =>
    Promise.resolve({
      ...{ name, key: name, vjp: true },
      shape: { ...anySize, channels: name.endsWith('/brains') ? 2 : 3 },
      latent: name.endsWith('-latent'),
    }),
};

/** TWEEDIE_FUZZ=10000 looks at more of them. */
const count = Number(process.env['TWEEDIE_FUZZ'] ?? 400);
/** In bytes: about ten times what all of them leave in memory until the garbage collector comes. */
const most = 2 ** 29;

test('the templates themselves have no problem, and all of each is planned', async () => {
  for (const text of texts) {
    const workflow = parseWorkflow(text);
    const { problems, planned } = await study(workflow);
    expect(problems).toEqual([]);
    expect(planned.leftOut.size).toBe(0);
  }
});

test(`${count} broken templates are checked and planned without a fault`, async () => {
  let [opened, broken, steps] = [0, 0, 0];
  for (const input of mutate(texts, { count, seed: 2 })) {
    const workflow = read(input);
    if (!workflow) continue;
    opened++;
    const { problems, planned } = await study(workflow);
    for (const problem of [...problems, ...validate(workflow, catalogue)]) expectSentence(problem);
    expectRunnable(planned, problems);
    if (problems.length > 0) broken++;
    steps += planned.steps.length;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers > most) expect.unreachable('takes too much memory');
  }
  // Neither all too broken nor all too tame to say anything.
  expect(opened).toBeGreaterThan(count / 5);
  expect(broken).toBeGreaterThan(opened / 5);
  expect(steps).toBeGreaterThan(opened);
});

function read(input: unknown): Workflow | undefined {
  try {
    return parseWorkflow(input);
  } catch (error) {
    if (!(error instanceof TweedieError)) throw error;
    return undefined;
  }
}

async function study(
  workflow: Workflow,
): Promise<{ readonly problems: readonly Problem[]; readonly planned: Plan }> {
  const { graph, problems } = flatten(workflow, catalogue);
  const { looked, problems: notFound } = await look(graph, host);
  const inference = infer(graph, { looked });
  const outside = [...problems, ...notFound];
  return {
    problems: [...outside, ...inference.problems],
    planned: plan(graph, inference, { looked, problems: outside }),
  };
}

function expectSentence({ message, remedy = '' }: Problem): void {
  if (message.length < 5 || message.length + remedy.length > 3_000) expect.unreachable(message.slice(0, 100));
}

/** Every step has what it needs from the steps before it, and none has an error. */
function expectRunnable({ steps, leftOut, evaluations }: Plan, problems: readonly Problem[]): void {
  const before = new Set<string>();
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ node }) => node));
  for (const { node, inputs } of steps) {
    if (wrong.has(node) || leftOut.has(node)) expect.unreachable(`${node} cannot run`);
    for (const { from } of inputs) if (!before.has(from[0])) expect.unreachable(`${node} comes too early`);
    before.add(node);
  }
  expect(Number.isFinite(evaluations)).toBe(true);
}
