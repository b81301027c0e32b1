import { abortedError, full, type Solve, type Step, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { follow } from './follow.ts';

function step(i: number, denoised: Tensor): Step {
  return {
    i,
    sigma: 1,
    x: denoised,
    denoised,
    evaluations: { done: i + 1, total: 4 },
    residual: () => Promise.resolve([0]),
  };
}

async function* solve(values: readonly number[], end: () => Tensor): Solve {
  for (const [i, value] of values.entries()) yield await Promise.resolve(step(i, full([1, 1, 1, 2], value)));
  return end();
}

const cancel = (): never => {
  throw abortedError();
};

test('a run to the end has the result, and sees every step', async () => {
  const seen: number[] = [];
  const outcome = await follow(
    solve([1, 2], () => full([1, 1, 1, 2], 3)),
    {
      name: 's',
      onStep: ({ i }) => void seen.push(i),
    },
  );
  expect(outcome).toMatchObject({ estimate: full([1, 1, 1, 2], 3), finished: true, evaluations: 4 });
  expect(seen).toEqual([0, 1]);
});

test('a cancelled run has its latest estimate', async () => {
  const outcome = await follow(solve([1, 2], cancel), { name: 's' });
  expect(outcome).toMatchObject({ estimate: full([1, 1, 1, 2], 2), finished: false, evaluations: 2 });
});

test('a run that was cancelled before its first step has nothing', async () => {
  await expect(follow(solve([], cancel), { name: 's' })).rejects.toMatchObject({ code: 'aborted' });
});

test('an estimate that is not finite ends the run, and names the step', async () => {
  await expect(follow(solve([1, NaN, 3], cancel), { name: 'ddrm' })).rejects.toMatchObject({
    code: 'network-failed',
    message: 'ddrm, step 2: the estimate holds values that are not finite numbers',
  });
  await expect(
    follow(
      solve([1], () => full([1], NaN)),
      { name: 's' },
    ),
  ).rejects.toMatchObject({ code: 'network-failed' });
});
