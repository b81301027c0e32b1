import { finish, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { ddnmResult } from '../oracle/recursions.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ddnm } from './ddnm.ts';

const range = { min: 0.01, max: 20 };

for (const eta of [0, 0.85]) {
  test(`mean, variance and coverage are those of DDNM's linear recursion: η ${eta}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY: 0 });
    const result = await finish(ddnm(gaussian, forChains(problem), { steps: 30, eta, seed: 2 }));
    expectLaw(result, problem, (coefficient) =>
      lawOf(ddnmResult(coefficient, { moves: movesDown(30, range), eta })),
    );
  });
}

test('noise in y stays in the result, which agrees with y all the same', async () => {
  const { measurement } = await setting([1, 0.4], { sigmaY: 0.3 });
  const { y, operator } = measurement;
  const result = await finish(ddnm(gaussian, measurement, { steps: 5 }));
  expect(norm(sub(await operator.apply(result), y))[0]! / norm(y)[0]!).toBeLessThan(1e-6); // float32
});

test('before the last step, x carries what the recursion says, in the measured coefficients too', async () => {
  const problem = await setting([1, 0.4], { sigmaY: 0.1 });
  let last: Tensor | undefined;
  const options = { steps: 4, sigmaMin: 0.3, sigmaMax: 2 };
  await finish(ddnm(gaussian, forChains(problem), options), ({ x }) => void (last = x));
  const moves = movesDown(4, { min: 0.3, max: 2 }).slice(0, 3);
  expectLaw(last!, problem, (coefficient) => lawOf(ddnmResult(coefficient, { moves, eta: 0.85 })));
});

test('time travel walks each stretch again, as the recursion does', async () => {
  const narrow = { min: 0.2, max: 0.5 }; // so that the end still remembers the start
  const problem = await setting([1, 0.4], { sigmaY: 0 });
  const down = movesDown(6, narrow);
  const level = (i: number): number => down[i]?.[0] ?? 0;
  const stretch = (i: number) => [
    ...down.slice(i, i + 2),
    [level(i + 2), level(i)] as const,
    ...down.slice(i, i + 2),
  ];
  const moves = [...stretch(0), ...stretch(2), ...stretch(4)];
  const options = { steps: 6, travelLength: 2, travelRepeats: 2, sigmaMin: 0.2, sigmaMax: 0.5 };
  const result = await finish(ddnm(gaussian, forChains(problem), options));
  expectLaw(result, problem, (coefficient) => lawOf(ddnmResult(coefficient, { moves, eta: 0.85 })));
});
