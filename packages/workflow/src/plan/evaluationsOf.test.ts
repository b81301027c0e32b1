import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { expect, test } from 'vitest';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { parseWorkflow } from '../document/parseWorkflow.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import { check } from '../types/check.ts';
import { plan } from './plan.ts';

const catalogue = createNodeCatalogue([workflowPlugin, priorsPlugin, solversPlugin]);

/** The evaluations of a DDRM whose parameters `edges` bring from the other nodes; 20 steps by its form. */
function evaluationsFor(nodes: Readonly<Record<string, object>>, ...edges: readonly string[]): number {
  const document = {
    format: 1,
    nodes: {
      restore: { type: '@tweedie/solvers/ddrm', version: 1, params: { steps: 20 } },
      ...Object.fromEntries(
        Object.entries(nodes).map(([id, { type, ...params }]: [string, { type?: string }]) => [
          id,
          { type: `@tweedie/workflow/${type}`, version: 1, params },
        ]),
      ),
    },
    edges: edges.map((edge) => {
      const [from, to] = edge.split(' → ') as [string, string];
      return { from: from.split('.'), to: to.split('.') };
    }),
  };
  const { graph, inference } = check(parseWorkflow(document), catalogue);
  const whole = { ...inference, problems: [] }; // a solver without a measurement counts as well
  return plan(graph, whole, { targets: ['restore'] }).evaluations;
}

test('each run of a sweep counts with the steps that it brings', () => {
  expect(evaluationsFor({})).toBe(20);
  const sweep = { type: 'numbers', values: [5, 10, 40] };
  expect(evaluationsFor({ sweep }, 'sweep.numbers → restore.steps')).toBe(55);
  const range = { type: 'range', from: 10, to: 30, count: 3 };
  expect(evaluationsFor({ range }, 'range.numbers → restore.steps')).toBe(60);
});

test('every pair of a product counts, with the steps that it brings', () => {
  const nodes = {
    steps: { type: 'numbers', values: [5, 10] },
    seeds: { type: 'seeds', count: 3 },
    product: { type: 'product' },
  };
  const edges = [
    'steps.numbers → product.numbers',
    'seeds.seeds → product.moreNumbers',
    'product.numbers → restore.steps',
    'product.moreNumbers → restore.seed',
  ];
  expect(evaluationsFor(nodes, ...edges)).toBe(3 * (5 + 10));
});

test('a sweep of something else counts with the steps of the form, once for each item', () => {
  const seeds = { type: 'seeds', count: 4 };
  expect(evaluationsFor({ seeds }, 'seeds.seeds → restore.seed')).toBe(80);
});

test('where lists of unknown length are paired the steps of the form count, once', () => {
  const nodes = {
    steps: { type: 'numbers', values: [5, 10] },
    folder: { type: 'folder', folder: 'pictures' },
    zip: { type: 'zip' },
  };
  const edges = ['steps.numbers → zip.numbers', 'folder.images → zip.images', 'zip.numbers → restore.steps'];
  expect(evaluationsFor(nodes, ...edges)).toBe(20);
});
