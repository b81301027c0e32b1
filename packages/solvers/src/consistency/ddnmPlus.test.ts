import { finish } from '@tweedie/core';
import { test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { ddnmPlusResult } from '../oracle/recursions.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ddnmPlus } from './ddnmPlus.ts';

const range = { min: 0.01, max: 20 };

for (const [name, s, sigmaY] of [
  ['complete V', [1, 0.3, 0.02, 0], 0.1],
  ['thin V', [1, 0.05], 0.1],
  ['no noise', [1, 0.3], 0],
] as const) {
  test(`mean, variance and coverage are those of DDNM+'s linear recursion: ${name}`, async () => {
    const problem = await setting(s, { sigmaY });
    const result = await finish(ddnmPlus(gaussian, forChains(problem), { steps: 30, seed: 2 }));
    expectLaw(result, problem, (coefficient) =>
      lawOf(ddnmPlusResult(coefficient, { moves: movesDown(30, range), eta: 0.85 })),
    );
  });
}

test('time travel walks each stretch again, as the recursion does', async () => {
  const problem = await setting([1, 0.2], { sigmaY: 0.1 });
  const down = movesDown(4, { min: 0.2, max: 1 }); // so that the end still remembers the start
  const back = (from: number, to: number) => [down[from]?.[0] ?? 0, down[to]![0]] as const;
  const [first, last] = [down.slice(0, 2), down.slice(2)];
  const moves = [...first, back(2, 0), ...first, ...last, back(4, 2), ...last];
  const options = { steps: 4, travelLength: 2, travelRepeats: 2, eta: 0, sigmaMin: 0.2, sigmaMax: 1 };
  const result = await finish(ddnmPlus(gaussian, forChains(problem), options));
  expectLaw(result, problem, (coefficient) => lawOf(ddnmPlusResult(coefficient, { moves, eta: 0 })));
});
