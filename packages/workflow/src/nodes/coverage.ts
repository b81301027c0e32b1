import { assertShape, type Chart, defineNode, type Table, type Tensor, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { assertSameSize } from '../types/assertSameSize.ts';

/** Samples that differ by less than half a code of 16 bits agree: the measurement has fixed this value. */
const agreement = 1 / 65_535;

/**
 * How often the truth lies between samples. Were it one more sample, it would lie between the k-th smallest and the k-th
 * largest of N with a chance of (N + 1 − 2k)/(N + 1).
 */
export const coverage = defineNode({
  name: 'coverage',
  version: 1,
  title: 'Coverage',
  summary: 'How often the truth lies between samples, against how often it should',
  category: 'Samples',
  aliases: ['calibration', 'credible interval', 'uncertainty', 'reliability'],
  params: z.strictObject({}),
  inputs: {
    samples: { kind: 'samples', title: 'Samples', summary: 'Two or more' },
    truth: { kind: 'image', title: 'Truth' },
  },
  outputs: {
    table: { kind: 'table', title: 'Coverage' },
    chart: { kind: 'chart', title: 'Calibration', summary: 'On the diagonal where samples are right' },
    value: {
      kind: 'number',
      title: 'Of all samples',
      summary: 'How often the truth lies between the extremes',
    },
  },
  infer({ samples, truth }) {
    if (samples?.count !== undefined) assertSeveral(samples.count);
    assertSameSize('coverage', { samples, truth });
    return { table: {}, chart: {}, value: {} };
  },
  run({ samples, truth }) {
    const [count = 0, ...rest] = samples.shape;
    assertSeveral(count);
    assertShape(truth.tensor, [1, ...rest], 'coverage: the truth');
    const levels = covered(samples, truth.tensor);
    return { table: tableOf(levels), chart: chartOf(levels), value: levels.at(-1)!.observed };
  },
});

interface Level {
  readonly expected: number;
  readonly observed: number;
}

function covered({ shape, data }: Tensor, truth: Tensor): Level[] {
  const count = shape[0]!;
  const stride = truth.data.length;
  const hits = new Array<number>(Math.floor(count / 2)).fill(0); // at k − 1
  const sorted = new Float64Array(count);
  let open = 0;
  for (let i = 0; i < stride; i++) {
    for (let n = 0; n < count; n++) sorted[n] = data[n * stride + i]!;
    sorted.sort();
    if (sorted[count - 1]! - sorted[0]! < agreement) continue;
    open++;
    const value = truth.data[i]!;
    for (let k = 0; k < hits.length; k++) {
      if (value >= sorted[k]! && value <= sorted[count - 1 - k]!) hits[k]!++;
    }
  }
  return hits
    .map((hit, k) => ({
      expected: (count - 1 - 2 * k) / (count + 1),
      observed: open === 0 ? NaN : hit / open,
    }))
    .reverse();
}

function tableOf(levels: readonly Level[]): Table {
  return {
    columns: [{ name: 'Expected' }, { name: 'Observed' }],
    rows: levels.map(({ expected, observed }) => [expected, observed]),
  };
}

function chartOf(levels: readonly Level[]): Chart {
  const expected = levels.map((level) => level.expected);
  return {
    title: 'Calibration',
    x: { title: 'Expected coverage', values: expected },
    series: [
      { title: 'Observed', values: levels.map(({ observed }) => observed) },
      { title: 'Ideal', values: expected },
    ],
  };
}

function assertSeveral(count: number): void {
  if (count >= 2) return;
  throw new TweedieError('bad-value', `coverage: needs two samples or more, got ${count}`, {
    remedy: 'Let the solver draw more samples.',
  });
}
