/** @file Sums, means and extremes over axes: the cotangent is stretched to where it came from. */
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, lengthsOf, rankOf, shapeOf } from '../build/shapes.ts';
import { reduceSum } from '../build/sums.ts';
import { intOf } from '../ir/attributes.ts';
import { int } from '../build/attributes.ts';
import { reducedAxes } from '../infer/sums.ts';
import { castTo } from './elementwise.ts';
import { fixedSizes, refuse } from './refuse.ts';
import type { Rule, Site } from './rule.ts';

interface Reduced extends Site {
  readonly input: string;
  readonly axes: readonly number[];
  /** The cotangent and the output, with the axes that they lost put back at length 1. */
  readonly gy: string;
  readonly out: string;
}

function reduction(f: (site: Reduced) => string): Rule {
  return (site) => {
    const { b, node, x, y, g } = site;
    const input = x[0]!;
    const axes = reducedAxes(node, rankOf(b, input), x[1] ? b.known(x[1]) : undefined);
    if (!axes) throw refuse(node, 'goes over axes that are not known before a run', fixedSizes);
    const kept = intOf(node, 'keepdims', 1) === 1 || axes.length === 0;
    const whole = (value: string): string => (kept ? value : b.emit('Unsqueeze', [value, b.ints(...axes)]));
    return [f({ ...site, input, axes, gy: whole(g[0]!), out: whole(y[0]!) })];
  };
}

function stretch(b: Builder, value: string, like: string): string {
  return b.emit('Expand', [value, shapeOf(b, like)]);
}

/** How many values one sum is of, as a float. */
function countOf(b: Builder, value: string, axes: readonly number[]): string {
  const lengths = axes.map((axis) => dimsOf(b, value)[axis]);
  if (lengths.every((length) => typeof length === 'number')) {
    return b.number(
      lengths.reduce((a, c) => a * c, 1),
      value,
    );
  }
  const product = b.emit('ReduceProd', [lengthsOf(b, value, axes)], { keepdims: int(0) });
  return castTo(b, product, value);
}

/** `g` */
const sum: Rule = reduction(({ b, gy, input }) => stretch(b, gy, input));

/** `g/n`, n values to a mean */
const mean: Rule = reduction(({ b, gy, input, axes }) =>
  stretch(b, b.emit('Div', [gy, countOf(b, input, axes)]), input),
);

/** `2·x·g` */
const sumSquare: Rule = reduction(({ b, gy, input }) =>
  b.emit('Mul', [b.emit('Mul', [input, b.number(2, input)]), gy]),
);

/** `x·g/‖x‖` */
const l2: Rule = reduction(({ b, gy, input, out }) => b.emit('Mul', [input, b.emit('Div', [gy, out])]));

/** `g·sign x` */
const l1: Rule = reduction(({ b, gy, input }) => {
  const wide = stretch(b, gy, input);
  return b.emit('Where', [b.emit('Less', [input, b.number(0, input)]), b.emit('Neg', [wide]), wide]);
});

/** `g·exp(x − y)` */
const logSumExp: Rule = reduction(({ b, gy, input, out }) =>
  b.emit('Mul', [gy, b.emit('Exp', [b.emit('Sub', [input, out])])]),
);

/** `g·exp(−y)` */
const logSum: Rule = reduction(({ b, gy, input, out }) =>
  stretch(b, b.emit('Mul', [gy, b.emit('Exp', [b.emit('Neg', [out])])]), input),
);

/** `g·y/x`: no factor may be 0 */
const product: Rule = reduction(({ b, gy, input, out }) => b.emit('Div', [b.emit('Mul', [gy, out]), input]));

/** To the largest value, or the smallest; equal ones share it. */
const extreme: Rule = reduction(({ b, gy, input, out, axes }) => {
  const mask = castTo(b, b.emit('Equal', [input, out]), input);
  return b.emit('Mul', [mask, b.emit('Div', [gy, reduceSum(b, mask, axes)])]);
});

/** The mean over the sides of an image. */
const globalAverage: Rule = ({ b, x, g }) => {
  const input = x[0]!;
  const axes = axesFrom(2, rankOf(b, input));
  return [stretch(b, b.emit('Div', [g[0]!, countOf(b, input, axes)]), input)];
};

/** By operator. */
export const reductions: Readonly<Record<string, Rule>> = {
  GlobalAveragePool: globalAverage,
  ReduceSum: sum,
  ReduceMean: mean,
  ReduceSumSquare: sumSquare,
  ReduceL1: l1,
  ReduceL2: l2,
  ReduceLogSum: logSum,
  ReduceLogSumExp: logSumExp,
  ReduceProd: product,
  ReduceMax: extreme,
  ReduceMin: extreme,
};
