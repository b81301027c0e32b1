/** @file Arithmetic, value by value. `g·∂y/∂x`, summed over the axes along which an input was stretched. */
import { int } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { unbroadcast } from '../build/sums.ts';
import { codeOf, isFloat } from '../ir/dataType.ts';
import { numbersIn } from '../infer/known.ts';
import { forInference, refuse } from './refuse.ts';
import { type Rule, type Site, unary } from './rule.ts';

/** Gives each active input its derivative, summed to its shape. */
function stretched(derivative: (site: Site & { readonly gy: string }, i: number) => string): Rule {
  return (site) =>
    site.x.map((input, i) =>
      site.active(i) ? unbroadcast(site.b, derivative({ ...site, gy: site.g[0]! }, i), input) : undefined,
    );
}

const add: Rule = stretched(({ gy }) => gy);

/** `y = p − q`: `g` and `−g` */
const sub: Rule = stretched(({ b, gy }, i) => (i === 0 ? gy : b.emit('Neg', [gy])));

/** `y = p·q`: `g·q` and `g·p` */
const mul: Rule = stretched(({ b, gy, x }, i) => b.emit('Mul', [gy, x[1 - i]!]));

/** `y = p/q`: `g/q` and `−(g/q)·y` */
const div: Rule = stretched(({ b, gy, x, y }, i) => {
  const share = b.emit('Div', [gy, x[1]!]);
  return i === 0 ? share : b.emit('Neg', [b.emit('Mul', [share, y[0]!])]);
});

/** `g/n` for each of n inputs */
const mean: Rule = stretched(({ b, gy, x }) => b.emit('Mul', [gy, b.number(1 / x.length, gy)]));

/** `y = x^p`: `g·p·x^(p−1)` and `g·y·log x` */
const pow: Rule = stretched(({ b, gy, x, y }, i) => {
  const [base, power] = x as [string, string];
  if (i === 1) return b.emit('Mul', [gy, b.emit('Mul', [y[0]!, b.emit('Log', [base])])]);
  return b.emit('Mul', [gy, slopeOfPower(b, base, power)]);
});

function slopeOfPower(b: Builder, base: string, power: string): string {
  const [p, ...others] = numbersIn(b.known(power)) ?? [];
  if (p === undefined || others.length > 0) {
    const p = b.known(power).type === b.known(base).type ? power : castTo(b, power, base);
    return b.emit('Mul', [p, b.emit('Pow', [base, b.emit('Sub', [p, b.number(1, base)])])]);
  }
  if (p === 2) return b.emit('Mul', [base, b.number(2, base)]);
  return b.emit('Mul', [b.emit('Pow', [base, b.number(p - 1, base)]), b.number(p, base)]);
}

/** The largest or the smallest input takes the cotangent; equal ones share it. */
const extreme: Rule = (site) => {
  const { b, x, y, g } = site;
  const masks = x.map((input) => castTo(b, b.emit('Equal', [input, y[0]!]), y[0]!));
  const count = masks.reduce((sum, mask) => b.emit('Add', [sum, mask]));
  const share = b.emit('Div', [g[0]!, count]);
  return stretched(({ b }, i) => b.emit('Mul', [share, masks[i]!]))(site);
};

/** Each value of g goes to the input that was taken. */
const where: Rule = stretched(({ b, gy, x }, i) => {
  const zero = b.number(0, gy);
  return b.emit('Where', i === 1 ? [x[0]!, gy, zero] : [x[0]!, zero, gy]);
});

const pass: Rule = unary(({ gy }) => gy);

/** At rest it passes everything. */
const dropout: Rule = ({ b, node, x, g }) => {
  const training = x[2] ? numbersIn(b.known(x[2]))?.[0] : 0;
  if (training !== 0) throw refuse(node, 'is in training mode', forInference);
  return [g[0]];
};

const neg: Rule = unary(({ b, gy }) => b.emit('Neg', [gy]));

/** `−g` below 0, else `g` */
const abs: Rule = unary(({ b, first, gy }) =>
  b.emit('Where', [b.emit('Less', [first, b.number(0, first)]), b.emit('Neg', [gy]), gy]),
);

/** `½·g/y` */
const sqrt: Rule = unary(({ b, gy, out }) => b.emit('Div', [b.emit('Mul', [gy, b.number(0.5, gy)]), out]));

/** `g·y` */
const exp: Rule = unary(({ b, gy, out }) => b.emit('Mul', [gy, out]));

/** `g/x` */
const log: Rule = unary(({ b, gy, first }) => b.emit('Div', [gy, first]));

/** `−g·y²` */
const reciprocal: Rule = unary(({ b, gy, out }) =>
  b.emit('Neg', [b.emit('Mul', [gy, b.emit('Mul', [out, out])])]),
);

/** `g·cos x` */
const sin: Rule = unary(({ b, gy, first }) => b.emit('Mul', [gy, b.emit('Cos', [first])]));

/** `−g·sin x` */
const cos: Rule = unary(({ b, gy, first }) => b.emit('Neg', [b.emit('Mul', [gy, b.emit('Sin', [first])])]));

/** `g·(2/√π)·exp(−x²)` */
const erf: Rule = unary(({ b, gy, first }) => {
  const bell = b.emit('Exp', [b.emit('Neg', [b.emit('Mul', [first, first])])]);
  return b.emit('Mul', [gy, b.emit('Mul', [bell, b.number(2 / Math.sqrt(Math.PI), gy)])]);
});

/** Between float types; whole numbers have no derivative. */
const cast: Rule = ({ b, x, g }) => {
  const { type } = b.known(x[0]!);
  return [isFloat(type) ? castTo(b, g[0]!, x[0]!) : undefined];
};

/** A value in the type of another. */
export function castTo(b: Builder, value: string, like: string): string {
  return b.emit('Cast', [value], { to: int(codeOf(b.known(like).type ?? 'float32')) });
}

/** `Clip`: within the bounds g goes to x, beyond one to that bound. */
const clip: Rule = ({ b, node, x, g, active }) => {
  const bound = (i: number, name: string): string | undefined => {
    const attribute = node.attributes[name];
    if (x[i]) return x[i];
    return attribute?.kind === 'float' ? b.number(attribute.value, x[0]!) : undefined;
  };
  const [low, high] = [bound(1, 'min'), bound(2, 'max')];
  const inside = [
    ...(low ? [b.emit('GreaterOrEqual', [x[0]!, low])] : []),
    ...(high ? [b.emit('LessOrEqual', [x[0]!, high])] : []),
  ];
  const where = (mask: string): string => b.emit('Where', [mask, g[0]!, b.number(0, g[0]!)]);
  return [
    inside.length === 0 ? g[0] : where(inside.reduce((a, c) => b.emit('And', [a, c]))),
    low && active(1) ? unbroadcast(b, where(b.emit('Less', [x[0]!, low])), low) : undefined,
    high && active(2) ? unbroadcast(b, where(b.emit('Greater', [x[0]!, high])), high) : undefined,
  ];
};

/** Steps, such as rounding, have slope 0 wherever they have one. */
const flat: Rule = () => [undefined];

/** By operator. */
export const elementwise: Readonly<Record<string, Rule>> = {
  Identity: pass,
  Dropout: dropout,
  Cast: cast,
  CastLike: cast,
  Add: add,
  Sum: add,
  Sub: sub,
  Mul: mul,
  Div: div,
  Mean: mean,
  Pow: pow,
  Min: extreme,
  Max: extreme,
  Where: where,
  Neg: neg,
  Abs: abs,
  Sqrt: sqrt,
  Exp: exp,
  Log: log,
  Reciprocal: reciprocal,
  Sin: sin,
  Cos: cos,
  Erf: erf,
  Clip: clip,
  Floor: flat,
  Ceil: flat,
  Round: flat,
  Sign: flat,
};
