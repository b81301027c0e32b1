import { defineNode, param, TweedieError } from '@tweedie/core';
import { z } from 'zod';

/** Numbers from one to another, evenly spaced or by even factors. */
export const range = defineNode({
  name: 'range',
  version: 1,
  title: 'Range',
  summary: 'Numbers from one to another: what hangs on it runs once for each',
  category: 'List',
  aliases: ['sweep', 'linspace', 'logspace', 'steps', 'loop'],
  params: z.strictObject({
    from: param.number({ title: 'From', default: 0 }),
    to: param.number({ title: 'To', default: 1 }),
    count: param.integer({ title: 'Count', min: 1, max: 10_000, default: 5 }),
    spacing: param.choice(['linear', 'log'], {
      title: 'Spacing',
      summary: 'Linear has even steps; log has even factors, and needs numbers above 0',
      default: 'linear',
    }),
  }),
  inputs: {},
  outputs: { numbers: { kind: 'number', title: 'Numbers', list: true } },
  items: (params) => ({ numbers: numbersOf(params) }),
  infer(_, params) {
    assertSpacing(params);
    return { numbers: {} };
  },
  run(_, params) {
    assertSpacing(params);
    return { numbers: numbersOf(params) };
  },
});

interface Range {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly spacing: 'linear' | 'log';
}

function numbersOf({ from, to, count, spacing }: Range): readonly number[] {
  const at = (t: number): number => {
    if (t === 0 || t === 1) return t === 0 ? from : to;
    const value = spacing === 'log' ? from * (to / from) ** t : from + t * (to - from);
    return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));
  };
  const numbers = Array.from({ length: count }, (_, i) => at(count === 1 ? 0 : i / (count - 1)));
  // ends that are a few roundings apart may leave neighbours in the wrong order
  return numbers.sort((a, b) => (from <= to ? a - b : b - a));
}

function assertSpacing({ from, to, spacing }: Range): void {
  if (spacing === 'linear' || (from > 0 && to > 0)) return;
  throw new TweedieError(
    'bad-parameter',
    `range: from and to must be greater than 0, got ${from} and ${to}`,
    {
      remedy: 'Set the spacing to linear.',
    },
  );
}
