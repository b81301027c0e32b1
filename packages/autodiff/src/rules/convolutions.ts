/** @file Convolutions by constant weights, and the pooling that is one. Only the image has a cotangent. */
import { int, ints } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, joined, lengthsOf, rankOf, reshapeLike, transpose } from '../build/shapes.ts';
import { reduceSum } from '../build/sums.ts';
import { floats } from '../ir/constant.ts';
import { codeOf } from '../ir/dataType.ts';
import type { Dim, Node } from '../ir/graph.ts';
import { intOf, intsOf, stringOf } from '../ir/attributes.ts';
import { type Window, windowOf } from '../infer/sums.ts';
import { isHazard } from '../hazards.ts';
import { fixedSizes, refuse } from './refuse.ts';
import type { Rule } from './rule.ts';

/** `y = w ⋆ x + c`: a transposed convolution, or for steps of 1 a convolution by the weights turned round. */
const conv: Rule = ({ b, node, x, g, active }) => {
  const [image, weights, bias] = x as [string, string, string?];
  if (active(1)) throw refuse(node, 'has weights that depend on the input');
  const sides = dimsOf(b, image).slice(2);
  const window = windowOfNode(b, node, { sides, weights });
  const group = intOf(node, 'group', 1);
  const G = g[0]!;
  return [
    active(0)
      ? window.strides.every((stride) => stride === 1) && group === 1
        ? turnedRound(b, G, { weights, window })
        : spread(b, G, { weights, window, group, like: image, out: node.outputs[0]! })
      : undefined,
    undefined,
    bias && active(2) ? reduceSum(b, G, [0, ...axesFrom(2, rankOf(b, G))], false) : undefined,
  ];
};

function windowOfNode(
  b: Builder,
  node: Node,
  { sides, weights }: { readonly sides: readonly Dim[]; readonly weights?: string },
): Window {
  const window = windowOf(node, weights === undefined ? undefined : dimsOf(b, weights).slice(2), sides);
  if (!window) throw refuse(node, 'has a kernel or a padding that is not known before a run', fixedSizes);
  return window;
}

/** All attributes are written: some execution providers take none for granted. */
function attributesOf(
  { kernel, strides, dilations, before, after }: Window,
  group: number,
): Parameters<Builder['emit']>[2] {
  return {
    kernel_shape: ints(kernel),
    strides: ints(strides),
    dilations: ints(dilations),
    pads: ints([...before, ...after]),
    group: int(group),
  };
}

function turnedRound(
  b: Builder,
  g: string,
  { weights, window }: { weights: string; window: Window },
): string {
  const rank = rankOf(b, weights);
  let W = transpose(b, weights, [1, 0, ...axesFrom(2, rank)]);
  for (const [i, length] of window.kernel.entries()) {
    if (length > 1) W = b.emit('Gather', [W, b.ints(...axesFrom(0, length).reverse())], { axis: int(i + 2) });
  }
  const beyond = (pads: readonly number[]): number[] =>
    pads.map((pad, i) => window.dilations[i]! * (window.kernel[i]! - 1) - pad);
  return convolve(b, [g, W], {
    window: { ...window, before: beyond(window.before), after: beyond(window.after) },
    group: 1,
  });
}

interface Convolution {
  readonly window: Window;
  readonly group: number;
}

/** A convolution whose paddings may be negative, which crops. */
function convolve(
  b: Builder,
  [image, weights]: readonly [string, string],
  { window, group }: Convolution,
): string {
  const { before, after } = window;
  const negative = [...before, ...after].some((pad) => pad < 0);
  if (!negative) return b.emit('Conv', filled(b, [image, weights], group), attributesOf(window, group));
  const crop = (pads: readonly number[]): number[] => pads.map((pad) => Math.min(0, pad));
  const cropped = b.emit('Pad', [image, b.ints(0, 0, ...crop(before), 0, 0, ...crop(after))]);
  const rest = {
    ...window,
    before: before.map((pad) => Math.max(0, pad)),
    after: after.map((pad) => Math.max(0, pad)),
  };
  return b.emit('Conv', filled(b, [cropped, weights], group), attributesOf(rest, group));
}

/** Image and weights with channels of zeros, where some execution providers would add up wrongly without. */
function filled(
  b: Builder,
  [image, weights]: readonly [string, string],
  group: number,
): readonly [string, string] {
  const dims = dimsOf(b, weights);
  const [, channels] = dims;
  if (group !== 1 || typeof channels !== 'number' || !isHazard(dims)) return [image, weights];
  const none = dims.map(() => 0);
  const pads = b.ints(...none, 0, 4 - (channels % 4), ...none.slice(2));
  return [b.emit('Pad', [image, pads]), b.emit('Pad', [weights, pads])];
}

interface Spread extends Convolution {
  readonly weights: string;
  /** The image whose cotangent this is, and the value whose cotangent it comes from. */
  readonly like: string;
  readonly out: string;
}

/**
 * The transposed convolution, as large as the image. Strides leave its size open: where both sizes are known, padding
 * of the output settles it; else it is made whole and cut to the size of the image.
 */
function spread(b: Builder, g: string, { weights, window, group, like, out }: Spread): string {
  const [H, O] = [dimsOf(b, like).slice(2), dimsOf(b, out).slice(2)];
  const { kernel, strides, dilations, before, after } = window;
  const W = separated(b, weights, group);
  const extra = H.map((length, i) =>
    typeof length === 'number' && typeof O[i] === 'number'
      ? length - ((O[i] - 1) * strides[i]! + dilations[i]! * (kernel[i]! - 1) + 1 - before[i]! - after[i]!)
      : undefined,
  );
  if (extra.every((length) => length !== undefined)) {
    return b.emit('ConvTranspose', [g, W.weights], {
      ...attributesOf(window, W.group),
      output_padding: ints(extra),
    });
  }
  const none = kernel.map(() => 0);
  const whole = b.emit('ConvTranspose', [g, W.weights], {
    ...attributesOf({ ...window, before: none, after: none }, W.group),
    output_padding: ints(strides.map((stride) => stride - 1)),
  });
  const axes = axesFrom(2, kernel.length + 2);
  const start = b.ints(...before);
  const end = b.emit('Add', [lengthsOf(b, like, axes), start]);
  return b.alike(b.emit('Slice', [whole, start, end, b.ints(...axes)]), like);
}

/**
 * Weights `[M, C/group, …]` for a transposed convolution from M to C channels. Where one channel comes of several, as
 * when filters multiply channels, some execution providers add up wrongly: then the groups become one, with zeros.
 */
function separated(b: Builder, weights: string, group: number): { weights: string; group: number } {
  const [M, each] = dimsOf(b, weights);
  if (group === 1 || each !== 1 || M === group || typeof M !== 'number') return { weights, group };
  const perGroup = M / group;
  const mask = axesFrom(0, M).flatMap((m) =>
    axesFrom(0, group).map((c) => Number(Math.floor(m / perGroup) === c)),
  );
  const kernelAxes = dimsOf(b, weights)
    .slice(2)
    .map(() => 1);
  return {
    weights: b.emit('Mul', [
      weights,
      b.constant(floats(mask, [M, group, ...kernelAxes], b.known(weights).type)),
    ]),
    group: 1,
  };
}

/** A convolution with the same weights and steps. */
const convTranspose: Rule = ({ b, node, x, g, active }) => {
  const [image, weights, bias] = x as [string, string, string?];
  if (active(1)) throw refuse(node, 'has weights that depend on the input');
  const rank = rankOf(b, weights);
  if (stringOf(node, 'auto_pad', 'NOTSET') !== 'NOTSET' || intsOf(node, 'output_shape', undefined)) {
    throw refuse(node, 'gives its size in place of its padding');
  }
  const window = windowOfNode(b, node, { sides: [], weights });
  const extra = intsOf(
    node,
    'output_padding',
    window.kernel.map(() => 0),
  );
  if (extra.some((length, i) => length >= window.strides[i]!))
    throw refuse(node, 'pads its output by a whole step');
  const G = g[0]!;
  const wide = convolve(b, [G, weights], { window, group: intOf(node, 'group', 1) });
  return [
    active(0) ? reshapeLike(b, wide, image) : undefined,
    undefined,
    bias && active(2) ? reduceSum(b, G, [0, ...axesFrom(2, rank)], false) : undefined,
  ];
};

/** Every channel as an image of its own: `[N, C, …] → [N·C, 1, …]` */
function apart(b: Builder, value: string, like: string): string {
  const rank = rankOf(b, value);
  const sides = lengthsOf(b, like, axesFrom(2, rank));
  return b.emit('Reshape', [value, joined(b, [b.ints(-1, 1), sides])]);
}

/** The mean over a window is a convolution by equal weights. */
const averagePool: Rule = ({ b, node, x, y, g }) => {
  const [image, out] = [x[0]!, y[0]!];
  const window = windowOfNode(b, node, { sides: dimsOf(b, image).slice(2) });
  if (intOf(node, 'ceil_mode', 0) === 1) throw refuse(node, 'has windows beyond the edges (ceil_mode)');
  const size = window.kernel.reduce((a, c) => a * c, 1);
  const all = (value: number): string =>
    b.constant(floats(new Array<number>(size).fill(value), [1, 1, ...window.kernel], b.known(image).type));
  const padded = [...window.before, ...window.after].some((pad) => pad > 0);
  let G = apart(b, g[0]!, out);
  const lone = apart(b, image, image);
  if (padded && intOf(node, 'count_include_pad', 0) === 0) {
    const sides = lengthsOf(b, image, axesFrom(2, rankOf(b, image)));
    const ones = b.emit('Expand', [b.number(1, image), joined(b, [b.ints(1, 1), sides])]);
    G = b.emit('Div', [G, b.emit('Conv', [ones, all(1)], attributesOf(window, 1))]);
    return [
      reshapeLike(
        b,
        spread(b, G, { weights: all(1), window, group: 1, like: lone, out: apart(b, out, out) }),
        image,
      ),
    ];
  }
  return [
    reshapeLike(
      b,
      spread(b, G, { weights: all(1 / size), window, group: 1, like: lone, out: apart(b, out, out) }),
      image,
    ),
  ];
};

/** Each window's largest value takes the cotangent; equal ones share it. */
const maxPool: Rule = ({ b, node, x, y, g }) => {
  const [image, out] = [x[0]!, y[0]!];
  const given = windowOfNode(b, node, { sides: dimsOf(b, image).slice(2) });
  if (intOf(node, 'ceil_mode', 0) === 1) throw refuse(node, 'has windows beyond the edges (ceil_mode)');
  const { before, after, kernel } = given;
  const none = kernel.map(() => 0);
  const window = { ...given, before: none, after: none };
  const type = b.known(image).type ?? 'float32';
  const least = b.constant(floats([type === 'float16' ? -65504 : -3.4e38], [], type));
  const pads = b.ints(0, 0, ...before, 0, 0, ...after);
  const surrounded = [...before, ...after].some((pad) => pad > 0)
    ? b.emit('Pad', [image, pads, least])
    : image;
  const size = kernel.reduce((a, c) => a * c, 1);
  const unit = axesFrom(0, size).flatMap((i) => axesFrom(0, size).map((j) => Number(i === j)));
  const places = b.constant(floats(unit, [size, 1, ...kernel], type));
  const lone = apart(b, surrounded, surrounded);
  const seen = b.emit('Conv', [lone, places], attributesOf(window, 1));
  const most = b.emit('Cast', [b.emit('Equal', [seen, apart(b, out, out)])], {
    to: int(codeOf(type)),
  });
  const share = b.emit('Mul', [most, b.emit('Div', [apart(b, g[0]!, out), reduceSum(b, most, [1])])]);
  const back = reshapeLike(
    b,
    spread(b, share, { weights: places, window, group: 1, like: lone, out: seen }),
    surrounded,
  );
  if (surrounded === image) return [back];
  const cut = b.ints(0, 0, ...before.map((pad) => -pad), 0, 0, ...after.map((pad) => -pad));
  return [b.emit('Pad', [back, cut])];
};

/** By operator. */
export const convolutions: Readonly<Record<string, Rule>> = {
  Conv: conv,
  ConvTranspose: convTranspose,
  AveragePool: averagePool,
  MaxPool: maxPool,
};
