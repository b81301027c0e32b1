import { int, ints as list } from '../build/attributes.ts';
import { type Case, alone, beside, wide, testDerivatives } from '../fixtures/testDerivatives.ts';
import { ints } from '../ir/constant.ts';
import { reductions } from './reductions.ts';

testDerivatives(reductions, {
  GlobalAveragePool: alone('GlobalAveragePool', {}, { x: [2, 3, 4, 5], linear: true }),
  ...Object.fromEntries(
    ['Sum', 'Mean', 'SumSquare', 'L1', 'L2', 'LogSumExp', 'Prod', 'Max', 'Min'].flatMap(
      (kind): [string, Case][] => {
        const op = `Reduce${kind}`;
        const range = kind === 'Max' || kind === 'Min' ? wide : ([0.5, 1.5] as const);
        const over = { attributes: { keepdims: int(0) }, range, opsets: [18, 21] };
        return [
          [`${op} over an axis`, beside(op, { axes: ints([-1]) }, over)],
          [`${op} over all`, alone(op, {}, { x: [2, 3], range })],
        ];
      },
    ),
  ),
  ReduceLogSum: beside('ReduceLogSum', { axes: ints([1]) }, { range: [0.5, 1.5] }),
  'ReduceMean by an attribute': alone(
    'ReduceMean',
    { axes: list([1, 2]) },
    { opsets: [11, 13, 17], linear: true },
  ),
});
