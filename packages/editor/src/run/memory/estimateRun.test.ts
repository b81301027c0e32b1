import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { check, createNodeCatalogue, type Looked, parseWorkflow, workflowPlugin } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { estimateRun, type RunEstimate } from './estimateRun.ts';

const catalogue = createNodeCatalogue([workflowPlugin, operatorsPlugin, solversPlugin, priorsPlugin]);
const weights = 3.8e6;

interface Given {
  readonly size: number;
  readonly solver?: string;
  readonly count?: number;
  readonly bytes?: number;
  readonly targets?: readonly string[];
}

function estimate({ size, solver = 'diff-pir', count = 1, bytes = weights, targets }: Given): RunEstimate {
  const workflow = parseWorkflow({
    format: 1,
    nodes: {
      picture: { type: '@tweedie/workflow/phantom', version: 1, params: { width: size, height: size } },
      damage: { type: '@tweedie/operators/identity', version: 1 },
      measure: { type: '@tweedie/workflow/measure', version: 1 },
      prior: { type: '@tweedie/priors/photos', version: 1 },
      restore: { type: `@tweedie/solvers/${solver}`, version: 1, params: { steps: 20, count } },
      show: { type: '@tweedie/workflow/show', version: 1 },
    },
    edges: [
      { from: ['picture', 'image'], to: ['measure', 'image'] },
      { from: ['damage', 'operator'], to: ['measure', 'operator'] },
      { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
      { from: ['restore', 'image'], to: ['show', 'image'] },
    ],
  });
  const shape = { channels: 3, height: null, width: null, multiple: 1 } as const;
  const prior = { name: 'photos', shape, vjp: true, bytes };
  const looked = new Map<string, Looked>([['prior', { key: 'k', facts: { prior } }]]);
  return estimateRun(check(workflow, catalogue, { looked }), targets);
}

test('a run takes its pictures, its weights twice, and what the solver and the network hold', () => {
  const pixels = 100 * 100;
  const picture = 4 * 3 * pixels;
  // picture, image and samples of the solver, what is shown
  const expected = 4 * picture + 2 * weights + 10 * picture + 2200 * pixels;
  expect(estimate({ size: 100 })).toEqual({ bytes: expected, evaluations: 20 });
});

test('samples are kept one by one, and each takes its evaluations', () => {
  const [one, five] = [estimate({ size: 64 }), estimate({ size: 64, count: 5 })];
  expect(five.bytes - one.bytes).toBe(4 * (4 * 3 * 64 * 64));
  expect(five.evaluations).toBe(100);
});

test('a solver that needs the derivative takes its activations too', () => {
  const difference = estimate({ size: 64, solver: 'dps' }).bytes - estimate({ size: 64 }).bytes;
  expect(difference).toBe((7900 - 2200) * 64 * 64);
});

test('a network of four times the weights holds twice the activations', () => {
  const difference = estimate({ size: 64, bytes: 4 * weights }).bytes - estimate({ size: 64 }).bytes;
  expect(difference).toBe(2 * 3 * weights + 2200 * 64 * 64);
});

test('large pictures go through the network in tiles, and only they themselves take more', () => {
  const picture = (side: number): number => 4 * 3 * side * side;
  const difference = estimate({ size: 640 }).bytes - estimate({ size: 512 }).bytes;
  expect(difference).toBe(14 * (picture(640) - picture(512)));
});

test('what is not run does not count', () => {
  expect(estimate({ size: 64, targets: ['picture'] })).toEqual({ bytes: 4 * 3 * 64 * 64, evaluations: 0 });
});
