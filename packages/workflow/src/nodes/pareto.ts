import { type Chart, defineNode, param, type Table, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { namesOf, namesParameter } from './names.ts';

const series = { kind: 'number', list: true, optional: true } as const;

/** One way of doing it: what it costs, and how good it is. */
interface Way {
  readonly name: string;
  readonly cost: number;
  readonly quality: number;
}

/**
 * What is worth its price: a way is on the Pareto front where none that costs as much or less is better, and none that
 * is as good costs less.
 */
export const pareto = defineNode({
  name: 'pareto',
  version: 1,
  title: 'Pareto front',
  summary: 'Quality over cost, with a line through what nothing else beats at its price',
  category: 'Output',
  aliases: ['scatter', 'trade-off', 'speed', 'benchmark', 'best'],
  params: z.strictObject({
    title: param.text({ title: 'Title', max: 200, default: 'PSNR in dB' }),
    axis: param.text({ title: 'Cost', summary: 'What stands under the plot', max: 200, default: '' }),
    names: namesParameter,
  }),
  inputs: {
    cost: { kind: 'number', title: 'Cost', summary: 'Less is better', list: true },
    first: { kind: 'number', title: 'First', summary: 'More is better', list: true },
    second: { ...series, title: 'Second' },
    third: { ...series, title: 'Third' },
    fourth: { ...series, title: 'Fourth' },
  },
  outputs: {
    chart: { kind: 'chart', title: 'Chart' },
    table: { kind: 'table', title: 'On the front', summary: 'From the cheapest to the best' },
  },
  isResult: true,
  infer: () => ({ chart: {}, table: {} }),
  run({ cost, first, second, third, fourth }, { title, axis, names }) {
    const all = [first, second, third, fourth].filter((values) => values !== undefined);
    const wrong = all.find((values) => values.length !== cost.length);
    if (wrong) {
      throw new TweedieError(
        'bad-value',
        `pareto: there must be ${cost.length} values, as many as costs, got ${wrong.length}`,
        { remedy: 'Connect lists that come from one list.' },
      );
    }
    const titles = namesOf(names, all.length, (i) => `Way ${i + 1}`);
    const front = frontOf(
      all.flatMap((values, i) => values.map((quality, n) => ({ name: titles[i]!, cost: cost[n]!, quality }))),
    );
    const best = new Map(front.map(({ cost, quality }) => [cost, quality]));
    const order = cost.map((_, n) => n).sort((a, b) => cost[a]! - cost[b]!);
    const sorted = order.map((n) => cost[n]!);
    const seen = all.map((values, i) => ({
      ...{ title: titles[i]!, look: 'points' as const },
      values: order.map((n) => values[n]!),
    }));
    const line = { title: 'Front', values: sorted.map((value) => best.get(value) ?? NaN) };
    return {
      chart: { title, x: { title: axis, values: sorted }, series: [...seen, line] } satisfies Chart,
      table: tableOf(front, { title, axis }),
    };
  },
});

/** From the cheapest to the best. What is not a number is on no front. */
function frontOf(ways: readonly Way[]): readonly Way[] {
  const sorted = ways
    .filter(({ cost, quality }) => !Number.isNaN(cost) && !Number.isNaN(quality))
    .sort((a, b) => a.cost - b.cost || b.quality - a.quality);
  let most = -Infinity;
  return sorted.filter(({ quality }) => {
    if (quality <= most) return false;
    most = quality;
    return true;
  });
}

function tableOf(front: readonly Way[], { title, axis }: { title: string; axis: string }): Table {
  return {
    columns: [{ name: 'On the front' }, { name: axis || 'Cost' }, { name: title }],
    rows: front.map(({ name, cost, quality }) => [name, cost, quality]),
  };
}
