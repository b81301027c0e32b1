import { createRandom, type NodeContext, sample, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { coverage } from './coverage.ts';
import { joinImages } from './joinImages.ts';
import { opaque } from './mapImage.ts';
import { sampleDeviation } from './sampleDeviation.ts';
import { sampleMean } from './sampleMean.ts';
import { splitSamples } from './splitSamples.ts';

const context: NodeContext = { host: createMemoryHost(), progress() {}, preview() {}, metric() {} };

function samples(...values: number[][]): Tensor {
  return { shape: [values.length, 1, 1, values[0]!.length], data: Float32Array.from(values.flat()) };
}

test('the mean and the standard deviation are those of each pixel', async () => {
  const x = samples([0, 1], [0.5, 1], [1, 1]);
  expect([...(await sampleMean.run({ samples: x }, {}, context)).image.tensor.data]).toEqual([0.5, 1]);
  const out = await sampleDeviation.run({ samples: x }, { white: 0 }, context);
  expect([...out.image.tensor.data]).toEqual([1, -1]); // 0.5 is the largest, so white; 0 is black
  expect(out.mean).toBe(0.25);
  expect(out.table.rows).toEqual([[3, 0.25, 0.5, 0.5]]);
  const scaled = await sampleDeviation.run({ samples: x }, { white: 2 }, context);
  expect([...scaled.image.tensor.data]).toEqual([-0.5, -1]);
});

test('one sample has no spread, and the picture of it is black', async () => {
  const out = await sampleDeviation.run({ samples: samples([0.3, 0.7]) }, { white: 0 }, context);
  expect([...out.image.tensor.data]).toEqual([-1, -1]);
});

test('samples become images, and images samples', async () => {
  const x = createRandom(0).normal([3, 3, 2, 2]);
  const { images } = await splitSamples.run({ samples: x }, {}, context);
  expect(images.map(({ tensor }) => tensor)).toEqual([0, 1, 2].map((n) => sample(x, n)));
  expect((await joinImages.run({ images }, {}, context)).samples).toEqual(x);
  expect(() => joinImages.run({ images: [] }, {}, context)).toThrow('needs a picture or more');
});

test('where the truth is one more draw, it is covered as often as it should be', async () => {
  const [count, pixels] = [9, 40_000];
  const draws = createRandom(1).normal([count + 1, 1, 1, pixels]);
  const x = { shape: [count, 1, 1, pixels], data: draws.data.subarray(0, count * pixels) };
  const out = await coverage.run({ samples: x, truth: opaque(sample(draws, count)) }, {}, context);
  expect(out.table.rows.map(([expected]) => expected)).toEqual([0.2, 0.4, 0.6, 0.8]);
  for (const [expected, observed] of out.table.rows as [number, number][]) {
    expect(Math.abs(observed - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / pixels));
  }
  expect(out.value).toBe(out.table.rows.at(-1)![1]);
  expect(out.chart.series[1]!.values).toEqual(out.chart.x.values);
});

test('samples that are too sure of themselves cover too little', async () => {
  const draws = createRandom(2).normal([10, 1, 1, 5000]);
  const narrow = { shape: [9, 1, 1, 5000], data: draws.data.subarray(0, 45_000).map((value) => value / 3) };
  const { value } = await coverage.run({ samples: narrow, truth: opaque(sample(draws, 9)) }, {}, context);
  expect(value).toBeLessThan(0.5);
});

test('what the measurement has fixed counts neither way', async () => {
  const x = samples([0, 0.5], [0.5, 0.5], [1, 0.5]);
  const truth = (fixed: number) => opaque({ shape: [1, 1, 1, 2], data: Float32Array.of(0.7, fixed) });
  for (const fixed of [0.5, 0.9])
    expect((await coverage.run({ samples: x, truth: truth(fixed) }, {}, context)).value).toBe(1);
  const same = await coverage.run({ samples: samples([1], [1]), truth: opaque(samples([1])) }, {}, context);
  expect(same.value).toBeNaN();
});

test('one sample has no coverage, which is told before a run', () => {
  expect(() => coverage.infer!({ samples: { count: 1 } }, {})).toThrow(
    'coverage: needs two samples or more, got 1',
  );
});
