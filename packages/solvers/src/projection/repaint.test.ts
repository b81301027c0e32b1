import { finish, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { replacementResult } from '../oracle/projections.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { repaint } from './repaint.ts';

const narrow = { min: 0.2, max: 0.5 }; // so that the end still remembers the start
const levels = { sigmaMin: narrow.min, sigmaMax: narrow.max };
const down = movesDown(5, narrow);
const jump = (from: number, to: number) => [down[from]![0], down[to]![0]] as const;

for (const eta of [0, 1]) {
  test(`mean, variance and coverage are those of RePaint's linear recursion: η ${eta}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY: 0 });
    const options = { steps: 5, jumpLength: 2, resamplings: 2, eta, ...levels };
    const result = await finish(repaint(gaussian, forChains(problem), options));
    const [first, second] = [down.slice(0, 2), down.slice(2, 4)];
    const moves = [...first, jump(2, 0), ...first, ...second, jump(4, 2), ...second, ...down.slice(4)];
    expectLaw(result, problem, (coefficient) => lawOf(replacementResult(coefficient, { moves, eta })));
  });
}

test('after a jump, the measured part is y at the higher level', async () => {
  const problem = await setting([1, 0.4], { sigmaY: 0 });
  const seen: Tensor[] = [];
  const options = { steps: 2, jumpLength: 1, resamplings: 2, ...levels };
  await finish(repaint(gaussian, forChains(problem), options), ({ x }) => void seen.push(x));
  const moves = [down[0]![0], narrow.min, narrow.max] as const;
  expectLaw(seen[1]!, problem, (coefficient) =>
    lawOf(
      replacementResult(coefficient, {
        moves: [
          [moves[0], moves[1]],
          [moves[1], moves[2]],
        ],
        eta: 1,
      }),
    ),
  );
});

test('the result agrees with y, whatever noise is in it', async () => {
  const { measurement } = await setting([1, 0.4], { sigmaY: 0.3 });
  const { y, operator } = measurement;
  const result = await finish(repaint(gaussian, measurement, { steps: 12, jumpLength: 3 }));
  expect(norm(sub(await operator.apply(result), y))[0]! / norm(y)[0]!).toBeLessThan(1e-6); // float32
});
