/** @file Activations: `g·f′(x)`, by the output where that is simpler. */
import type { Builder } from '../build/builder.ts';
import { floatOf, stringOf } from '../ir/attributes.ts';
import { unbroadcast } from '../build/sums.ts';
import { castTo } from './elementwise.ts';
import { type Rule, unary } from './rule.ts';

/** Expressions of one type of float: numbers may stand beside values. */
function formulas(b: Builder, like: string) {
  type Term = string | number;
  const value = (term: Term): string => (typeof term === 'number' ? b.number(term, like) : term);
  return {
    add: (p: Term, q: Term): string => b.emit('Add', [value(p), value(q)]),
    sub: (p: Term, q: Term): string => b.emit('Sub', [value(p), value(q)]),
    mul: (p: Term, q: Term): string => b.emit('Mul', [value(p), value(q)]),
    div: (p: Term, q: Term): string => b.emit('Div', [value(p), value(q)]),
    ifPositive: (x: string, then: Term, otherwise: Term): string =>
      b.emit('Where', [b.emit('Greater', [x, value(0)]), value(then), value(otherwise)]),
    call: (op: string, x: string): string => b.emit(op, [x]),
  };
}

/** `g·y·(1 − y)` */
const sigmoid: Rule = unary(({ b, gy, out }) => {
  const { mul, sub } = formulas(b, gy);
  return mul(gy, mul(out, sub(1, out)));
});

/** `g·(1 − y²)` */
const tanh: Rule = unary(({ b, gy, out }) => {
  const { mul, sub } = formulas(b, gy);
  return mul(gy, sub(1, mul(out, out)));
});

/**
 * 1 where x is positive, else 0. As a factor it costs a graphics card less than a choice between values, for which
 * ONNX Runtime 1.30 would lay out the truth values anew on the processor.
 */
function positive(b: Builder, x: string): string {
  return castTo(b, b.emit('Greater', [x, b.number(0, x)]), x);
}

const relu: Rule = unary(({ b, gy, first }) => b.emit('Mul', [gy, positive(b, first)]));

const leakyRelu: Rule = unary(({ b, gy, first, node }) => {
  const { ifPositive, mul } = formulas(b, gy);
  const slope = floatOf(node, 'alpha', 0.01);
  if (slope < 0 || slope > 1) return ifPositive(first, gy, mul(gy, slope));
  return mul(gy, b.emit('Max', [positive(b, first), b.number(slope, first)]));
});

/** By x, and by the slope where that depends on x. */
const pRelu: Rule = ({ b, x, g, active }) => {
  const { ifPositive, mul } = formulas(b, g[0]!);
  return [
    active(0) ? ifPositive(x[0]!, g[0]!, mul(g[0]!, x[1]!)) : undefined,
    active(1) ? unbroadcast(b, ifPositive(x[0]!, 0, mul(g[0]!, x[0]!)), x[1]!) : undefined,
  ];
};

/** `α·(eˣ − 1)` below 0: the slope is `y + α` */
const elu: Rule = unary(({ b, gy, first, out, node }) => {
  const { ifPositive, mul, add } = formulas(b, gy);
  return ifPositive(first, gy, mul(gy, add(out, floatOf(node, 'alpha', 1))));
});

/** `α·(e^(x/α) − 1)` below 0: the slope is `y/α + 1` */
const celu: Rule = unary(({ b, gy, first, out, node }) => {
  const { ifPositive, mul, add, div } = formulas(b, gy);
  return ifPositive(first, gy, mul(gy, add(div(out, floatOf(node, 'alpha', 1)), 1)));
});

/** `γ·x`, and `γ·α·(eˣ − 1)` below 0: the slope is `y + γ·α` */
const selu: Rule = unary(({ b, gy, first, out, node }) => {
  const [alpha, gamma] = [
    floatOf(node, 'alpha', 1.6732632423543772),
    floatOf(node, 'gamma', 1.0507009873554805),
  ];
  const { ifPositive, mul, add } = formulas(b, gy);
  return ifPositive(first, mul(gy, gamma), mul(gy, add(out, alpha * gamma)));
});

const softplus: Rule = unary(({ b, gy, first }) => {
  const { mul, call } = formulas(b, gy);
  return mul(gy, call('Sigmoid', first));
});

/** `g/(1 + |x|)²` */
const softsign: Rule = unary(({ b, gy, first }) => {
  const { add, call, div, mul } = formulas(b, gy);
  const base = add(call('Abs', first), 1);
  return div(gy, mul(base, base));
});

/** `x·σ(αx)`: `s·(1 + αx·(1 − s))` */
function swishSlope(b: Builder, x: string, alpha: number): string {
  const { add, call, mul, sub } = formulas(b, x);
  const ax = alpha === 1 ? x : mul(x, alpha);
  const s = call('Sigmoid', ax);
  return mul(s, add(1, mul(ax, sub(1, s))));
}

export function swish(alpha: number): Rule {
  return unary(({ b, gy, first, node }) =>
    b.emit('Mul', [gy, swishSlope(b, first, floatOf(node, 'alpha', alpha))]),
  );
}

/** `x·tanh(softplus x)`: `t + x·σ·(1 − t²)` */
const mish: Rule = unary(({ b, gy, first }) => {
  const { add, call, mul, sub } = formulas(b, gy);
  const t = call('Tanh', call('Softplus', first));
  return mul(gy, add(t, mul(mul(first, call('Sigmoid', first)), sub(1, mul(t, t)))));
});

/** `x·Φ(x)`: `Φ(x) + x·φ(x)` */
function geluSlope(b: Builder, x: string): string {
  const { add, call, mul } = formulas(b, x);
  const Phi = mul(0.5, add(1, call('Erf', mul(x, Math.SQRT1_2))));
  const phi = mul(call('Exp', mul(mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return add(Phi, mul(x, phi));
}

/** `½x·(1 + tanh u)` with `u = √(2/π)·(x + 0.044715·x³)` */
function fastGeluSlope(b: Builder, x: string): string {
  const { add, call, mul, sub } = formulas(b, x);
  const c = Math.sqrt(2 / Math.PI);
  const square = mul(x, x);
  const t = call('Tanh', mul(mul(x, c), add(1, mul(square, 0.044715))));
  const slope = mul(c, add(1, mul(square, 3 * 0.044715)));
  return add(mul(0.5, add(1, t)), mul(mul(mul(0.5, x), slope), sub(1, mul(t, t))));
}

const gelu: Rule = unary(({ b, gy, first, node }) =>
  b.emit('Mul', [
    gy,
    stringOf(node, 'approximate', 'none') === 'tanh' ? fastGeluSlope(b, first) : geluSlope(b, first),
  ]),
);

/** Activations of ONNX Runtime's own that add a bias first. */
export function withBias(kind: 'gelu' | 'fastGelu'): Rule {
  const slope = kind === 'gelu' ? geluSlope : fastGeluSlope;
  return ({ b, x, g, active }) => {
    const sum = x[1] ? b.emit('Add', [x[0]!, x[1]]) : x[0]!;
    const gx = b.emit('Mul', [g[0]!, slope(b, sum)]);
    return [gx, x[1] && active(1) ? unbroadcast(b, gx, x[1]) : undefined];
  };
}

/** `max(0, min(1, αx + β))` */
const hardSigmoid: Rule = unary(({ b, gy, out, node }) => {
  const { mul } = formulas(b, gy);
  const inside = b.emit('And', [
    b.emit('Greater', [out, b.number(0, out)]),
    b.emit('Less', [out, b.number(1, out)]),
  ]);
  return b.emit('Where', [inside, mul(gy, floatOf(node, 'alpha', 0.2)), b.number(0, gy)]);
});

/** `x·max(0, min(1, x/6 + ½))`: 0, then `x/3 + ½`, then 1 */
const hardSwish: Rule = unary(({ b, gy, first }) => {
  const { add, mul } = formulas(b, gy);
  const middle = mul(gy, add(mul(first, 1 / 3), 0.5));
  const upper = b.emit('Where', [b.emit('Less', [first, b.number(3, first)]), middle, gy]);
  return b.emit('Where', [b.emit('Greater', [first, b.number(-3, first)]), upper, b.number(0, gy)]);
});

/** By operator. */
export const activations: Readonly<Record<string, Rule>> = {
  Sigmoid: sigmoid,
  Tanh: tanh,
  Relu: relu,
  LeakyRelu: leakyRelu,
  PRelu: pRelu,
  Elu: elu,
  Celu: celu,
  Selu: selu,
  Softplus: softplus,
  Softsign: softsign,
  Mish: mish,
  HardSigmoid: hardSigmoid,
  HardSwish: hardSwish,
  Gelu: gelu,
  Swish: swish(1),
  'com.microsoft:QuickGelu': swish(1.702),
  'com.microsoft:Gelu': gelu,
  'com.microsoft:BiasGelu': withBias('gelu'),
  'com.microsoft:FastGelu': withBias('fastGelu'),
};
