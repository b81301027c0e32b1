import { defineNode, param, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { namesOf, namesParameter } from './names.ts';

const curve = { kind: 'number', list: true, optional: true } as const;

/** Curves from lists of numbers. */
export const plot = defineNode({
  name: 'plot',
  version: 1,
  title: 'Plot',
  summary: 'Curves from lists of numbers over one axis',
  category: 'Output',
  aliases: ['chart', 'curve', 'graph', 'line'],
  params: z.strictObject({
    title: param.text({ title: 'Title', max: 200, default: 'Plot' }),
    axis: param.text({ title: 'Axis', summary: 'What stands under the plot', max: 200, default: '' }),
    names: namesParameter,
  }),
  inputs: {
    x: { kind: 'number', title: 'x', summary: '0, 1, 2, … unless connected', list: true, optional: true },
    first: { kind: 'number', title: 'First', list: true },
    second: { ...curve, title: 'Second' },
    third: { ...curve, title: 'Third' },
    fourth: { ...curve, title: 'Fourth' },
  },
  outputs: { chart: { kind: 'chart', title: 'Chart' } },
  isResult: true,
  infer: () => ({ chart: {} }),
  run({ x, first, second, third, fourth }, { title, axis, names }) {
    const curves = [first, second, third, fourth].filter((values) => values !== undefined);
    const places = x ?? first.map((_, i) => i);
    const wrong = curves.find((values) => values.length !== places.length);
    if (wrong) {
      throw new TweedieError(
        'bad-value',
        `plot: every curve must have ${places.length} points, as many as x, got ${wrong.length}`,
        { remedy: 'Connect lists that come from one list.' },
      );
    }
    const titles = namesOf(names, curves.length, (i) => `Curve ${i + 1}`);
    return {
      chart: {
        title,
        x: { title: axis, values: places },
        series: curves.map((values, i) => ({ title: titles[i]!, values })),
      },
    };
  },
});
