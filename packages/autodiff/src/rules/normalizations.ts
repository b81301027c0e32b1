/**
 * @file Normalisations and softmax. With `x̂ = r·(x − μ)` over axes R and `γ = g·scale`,
 * `∂x = r·(γ − mean_R γ − x̂·mean_R(γ·x̂))`. Statistics are worked out again from x.
 */
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, rankOf, reshape, reshapeLike } from '../build/shapes.ts';
import { reduceMean, reduceSum, unbroadcast } from '../build/sums.ts';
import { floatOf, intOf } from '../ir/attributes.ts';
import type { Node } from '../ir/graph.ts';
import { axisOf, numbersIn } from '../infer/known.ts';
import { forInference, refuse } from './refuse.ts';
import type { Rule } from './rule.ts';

/** `r = 1/√(mean_R x² + ε)`, and `x̂ = r·x`, of x whose mean is taken off if it must be. */
function normalised(b: Builder, x: string, { axes, epsilon }: Normalisation): { r: string; xHat: string } {
  const variance = reduceMean(b, b.emit('Mul', [x, x]), axes);
  const r = b.emit('Reciprocal', [b.emit('Sqrt', [b.emit('Add', [variance, b.number(epsilon, x)])])]);
  return { r, xHat: b.emit('Mul', [x, r]) };
}

interface Normalisation {
  readonly axes: readonly number[];
  readonly epsilon: number;
}

/** `∂x` for γ. `xHat` is x̂ where that is at hand. */
export function centred(
  b: Builder,
  x: string,
  gamma: string,
  normalisation: Normalisation & { readonly xHat?: string | undefined },
): string {
  const { axes } = normalisation;
  const own = normalised(b, b.emit('Sub', [x, reduceMean(b, x, axes)]), normalisation);
  const { r, xHat } = { ...own, xHat: normalisation.xHat ?? own.xHat };
  const along = b.emit('Mul', [xHat, reduceMean(b, b.emit('Mul', [gamma, xHat]), axes)]);
  const off = b.emit('Sub', [gamma, b.emit('Add', [along, reduceMean(b, gamma, axes)])]);
  return b.emit('Mul', [r, off]);
}

/** A value for each channel, beside images. */
function perChannel(b: Builder, value: string, rank: number): string {
  return reshape(b, value, [1, -1, ...new Array<number>(rank - 2).fill(1)]);
}

function epsilonOf(node: Node): number {
  return floatOf(node, 'epsilon', 1e-5);
}

/** With a scale of 1 and a bias of 0, as PyTorch writes GroupNorm, the output is x̂. */
const instanceNormalization: Rule = ({ b, node, x, y, g, active }) => {
  const [image, scale, bias] = x as [string, string, string];
  if (active(1) || active(2)) throw refuse(node, 'has a scale or a bias that depends on the input');
  const rank = rankOf(b, image);
  const normalisation = { axes: axesFrom(2, rank), epsilon: epsilonOf(node) };
  if (isAll(b, scale, 1)) {
    return [centred(b, image, g[0]!, { ...normalisation, xHat: isAll(b, bias, 0) ? y[0]! : undefined })];
  }
  return [centred(b, image, b.emit('Mul', [g[0]!, perChannel(b, scale, rank)]), normalisation)];
};

function isAll(b: Builder, value: string, number: number): boolean {
  return numbersIn(b.known(value))?.every((one) => one === number) ?? false;
}

/** By groups of channels. Since version 21 there is a scale for each channel, before that one for each group. */
const groupNormalization: Rule = ({ b, node, x, g, active }) => {
  const [image, scale] = x as [string, string];
  if (active(1) || active(2)) throw refuse(node, 'has a scale or a bias that depends on the input');
  const groups = intOf(node, 'num_groups', 1);
  const grouped = (value: string): string => reshape(b, value, [0, groups, -1]);
  const channels = dimsOf(b, image)[1];
  const each = dimsOf(b, scale)[0] === channels;
  const gamma = each
    ? grouped(b.emit('Mul', [g[0]!, perChannel(b, scale, rankOf(b, image))]))
    : b.emit('Mul', [grouped(g[0]!), reshape(b, scale, [1, -1, 1])]);
  const back = centred(b, grouped(image), gamma, { axes: [2], epsilon: epsilonOf(node) });
  return [reshapeLike(b, back, image)];
};

const layerNormalization: Rule = ({ b, node, x, g, active }) => {
  const [value, scale, bias] = x as [string, string, string?];
  if (g[1] || g[2]) throw refuse(node, 'has statistics that something depends on');
  const rank = rankOf(b, value);
  const normalisation = {
    axes: axesFrom(axisOf(intOf(node, 'axis', -1), rank), rank),
    epsilon: epsilonOf(node),
  };
  const { axes } = normalisation;
  const factor = (): string => {
    const { xHat } = normalised(b, b.emit('Sub', [value, reduceMean(b, value, axes)]), normalisation);
    return unbroadcast(b, b.emit('Mul', [g[0]!, xHat]), scale);
  };
  return [
    active(0) ? centred(b, value, b.emit('Mul', [g[0]!, scale]), normalisation) : undefined,
    active(1) ? factor() : undefined,
    bias && active(2) ? unbroadcast(b, g[0]!, bias) : undefined,
  ];
};

/** `r·x·scale` with no mean taken off: `∂x = r·(γ − x̂·mean(γ·x̂))` */
const rmsNormalization: Rule = ({ b, node, x, g, active }) => {
  const [value, scale] = x as [string, string];
  if (active(1)) throw refuse(node, 'has a scale that depends on the input');
  const rank = rankOf(b, value);
  const axes = axesFrom(axisOf(intOf(node, 'axis', -1), rank), rank);
  const { r, xHat } = normalised(b, value, { axes, epsilon: epsilonOf(node) });
  const gamma = b.emit('Mul', [g[0]!, scale]);
  const along = b.emit('Mul', [xHat, reduceMean(b, b.emit('Mul', [gamma, xHat]), axes)]);
  return [b.emit('Mul', [r, b.emit('Sub', [gamma, along])])];
};

/** With the mean and the variance of training: a factor for each channel. */
const batchNormalization: Rule = ({ b, node, x, g, active }) => {
  const [image, scale, , , variance] = x as [string, string, string, string, string];
  if (intOf(node, 'training_mode', 0) === 1) throw refuse(node, 'is in training mode', forInference);
  if ([1, 2, 3, 4].some(active)) throw refuse(node, 'has statistics that depend on the input');
  const deviation = b.emit('Sqrt', [b.emit('Add', [variance, b.number(epsilonOf(node), variance)])]);
  return [b.emit('Mul', [g[0]!, perChannel(b, b.emit('Div', [scale, deviation]), rankOf(b, image))])];
};

function softmaxAxis(b: Builder, node: Node, x: string): number {
  return axisOf(intOf(node, 'axis', -1), rankOf(b, x));
}

/** `γ − y·Σγ` with `γ = g·y` */
const softmax: Rule = ({ b, node, x, y, g }) => {
  const gamma = b.emit('Mul', [g[0]!, y[0]!]);
  const sum = reduceSum(b, gamma, [softmaxAxis(b, node, x[0]!)]);
  return [b.emit('Sub', [gamma, b.emit('Mul', [y[0]!, sum])])];
};

/** `g − eʸ·Σg` */
const logSoftmax: Rule = ({ b, node, x, y, g }) => {
  const sum = reduceSum(b, g[0]!, [softmaxAxis(b, node, x[0]!)]);
  return [b.emit('Sub', [g[0]!, b.emit('Mul', [b.emit('Exp', [y[0]!]), sum])])];
};

/** `y = x/‖x‖₂`: `(g − y·Σ g·y)/‖x‖₂` */
const lpNormalization: Rule = ({ b, node, x, y, g }) => {
  if (intOf(node, 'p', 2) !== 2) throw refuse(node, 'takes another norm than the second');
  const axis = axisOf(intOf(node, 'axis', -1), rankOf(b, x[0]!));
  const length = b.emit('Sqrt', [reduceSum(b, b.emit('Mul', [x[0]!, x[0]!]), [axis])]);
  const along = b.emit('Mul', [y[0]!, reduceSum(b, b.emit('Mul', [g[0]!, y[0]!]), [axis])]);
  return [b.emit('Div', [b.emit('Sub', [g[0]!, along]), length])];
};

/** By operator. */
export const normalizations: Readonly<Record<string, Rule>> = {
  InstanceNormalization: instanceNormalization,
  GroupNormalization: groupNormalization,
  LayerNormalization: layerNormalization,
  RMSNormalization: rmsNormalization,
  BatchNormalization: batchNormalization,
  LpNormalization: lpNormalization,
  Softmax: softmax,
  LogSoftmax: logSoftmax,
};
