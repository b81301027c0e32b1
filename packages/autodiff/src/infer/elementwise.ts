/** @file Operators that work value by value. */
import { dataTypeOf } from '../ir/dataType.ts';
import { intOf } from '../ir/attributes.ts';
import type { Dim } from '../ir/graph.ts';
import { broadcast, type InferRule, type Known, product, unknown } from './known.ts';

/** As the first input. */
const same: InferRule = (_, [x = unknown]) => [{ type: x.type, dims: x.dims, values: undefined }];

/** As the first input, whose numbers stay. */
const identity: InferRule = (_, [x = unknown]) => [x];

/** Inputs stretched to one shape. */
const stretched: InferRule = (_, inputs) => [
  { type: inputs[0]?.type, dims: broadcast(inputs.map((input) => input?.dims)) },
];

/** Inputs stretched to one shape, answers yes or no. */
const compared: InferRule = (_, inputs) => [
  { type: 'bool', dims: broadcast(inputs.map((input) => input?.dims)) },
];

/** Arithmetic, also on the numbers of shapes; `same` gives symbols that are left as they are. */
function arithmetic(f: (a: number, b: number) => number, neutral?: number): InferRule {
  return (node, inputs) => {
    const [out] = stretched(node, inputs) as [Known];
    const [a, b] = [inputs[0]?.values, inputs[1]?.values];
    if (inputs.length !== 2 || !a || !b) return [out];
    const count = Math.max(a.length, b.length);
    if (product(out.dims!) !== count) return [out]; // both are stretched
    const at = (values: readonly Dim[], i: number): Dim => values[values.length === 1 ? 0 : i];
    const values = Array.from({ length: count }, (_, i) => {
      const [p, q] = [at(a, i), at(b, i)];
      if (typeof p === 'number' && typeof q === 'number') return f(p, q);
      return q === neutral ? p : undefined;
    });
    return [{ ...out, values }];
  };
}

/** Division of whole numbers goes towards 0. */
const quotient: InferRule = (node, inputs) => {
  const whole = inputs[0]?.type === 'int64' || inputs[0]?.type === 'int32';
  return arithmetic((a, b) => (whole ? Math.trunc(a / b) : a / b), 1)(node, inputs);
};

const cast: InferRule = (node, [x = unknown]) => {
  const type = dataTypeOf(intOf(node, 'to', 0));
  const whole = type === 'int64' || type === 'int32';
  const convert = (value: number): number =>
    whole ? Math.trunc(value) : type === 'bool' ? Number(value !== 0) : value;
  const values = x.values?.map((value) =>
    typeof value === 'number' ? convert(value) : type === 'bool' ? undefined : value,
  );
  return [{ type, dims: x.dims, values }];
};

const eyeLike: InferRule = (node, [x = unknown]) => [
  { type: dataTypeOf(intOf(node, 'dtype', 0)) ?? x.type, dims: x.dims },
];

const castLike: InferRule = (_, [x = unknown, like = unknown]) => [{ type: like.type, dims: x.dims }];

const where: InferRule = (_, [condition, x, y]) => [
  { type: x?.type, dims: broadcast([condition?.dims, x?.dims, y?.dims]) },
];

/** Operators whose output is as their first input. */
const likeTheirInput = [
  'Abs',
  'Acos',
  'Acosh',
  'Asin',
  'Asinh',
  'Atan',
  'Atanh',
  'Celu',
  'Ceil',
  'Clip',
  'Cos',
  'Cosh',
  'CumSum',
  'Elu',
  'Erf',
  'Exp',
  'Floor',
  'Gelu',
  'HardSigmoid',
  'HardSwish',
  'Hardmax',
  'LeakyRelu',
  'Log',
  'LogSoftmax',
  'LpNormalization',
  'Mish',
  'Neg',
  'Not',
  'Reciprocal',
  'Relu',
  'Round',
  'Selu',
  'Shrink',
  'Sigmoid',
  'Sign',
  'Sin',
  'Sinh',
  'Softmax',
  'Softplus',
  'Softsign',
  'Sqrt',
  'Swish',
  'Tan',
  'Tanh',
  'ThresholdedRelu',
  'Trilu',
  'BatchNormalization',
  'GroupNormalization',
  'InstanceNormalization',
  'RMSNormalization',
  'ScatterElements',
  'ScatterND',
  'LRN',
  'PRelu',
  'com.microsoft:BiasGelu',
  'com.microsoft:FastGelu',
  'com.microsoft:Gelu',
  'com.microsoft:QuickGelu',
];

const comparisons = [
  'Equal',
  'Greater',
  'GreaterOrEqual',
  'Less',
  'LessOrEqual',
  'And',
  'Or',
  'Xor',
  'IsInf',
  'IsNaN',
];

function all(ops: readonly string[], rule: InferRule): Record<string, InferRule> {
  return Object.fromEntries(ops.map((op) => [op, rule]));
}

/** By operator. */
export const elementwiseShapes: Readonly<Record<string, InferRule>> = {
  ...all(likeTheirInput, same),
  ...all(comparisons, compared),
  ...all(['Sum', 'Mean', 'Mod'], stretched),
  ...all(['Identity', 'Dropout'], identity),
  Add: arithmetic((a, b) => a + b, 0),
  Sub: arithmetic((a, b) => a - b, 0),
  Mul: arithmetic((a, b) => a * b, 1),
  Max: arithmetic(Math.max),
  Min: arithmetic(Math.min),
  Pow: arithmetic((a, b) => a ** b, 1),
  Div: quotient,
  Cast: cast,
  EyeLike: eyeLike,
  CastLike: castLike,
  Where: where,
};
