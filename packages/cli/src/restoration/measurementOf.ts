import {
  add,
  type Image,
  isDecomposed,
  isGaussian,
  isLinear,
  type Measurement,
  type Noise,
  type Operator,
  type OperatorFactory,
  sameShape,
  sub,
  type Tensor,
  toGrey,
  toTensor,
  TweedieError,
} from '@tweedie/core';

export interface MeasurementOptions {
  readonly factory: OperatorFactory;
  readonly params: Readonly<Record<string, unknown>>;
  readonly noise: Noise;
  /** How many channels the prior's pictures have. */
  readonly channels: number;
}

/**
 * Takes a damaged picture for what it is: the measurement itself. Its shape tells the shape of the picture that is
 * looked for. Throws `bad-shape` where the operator does not measure pictures.
 */
export async function measurementOf(image: Image, options: MeasurementOptions): Promise<Measurement> {
  const { factory, params, noise, channels } = options;
  for (const y of [toTensor(image).tensor, toGrey(image)]) {
    const outputShape = y.shape.slice(1);
    const inputShape = factory.inputShapeOf(outputShape, params);
    if (inputShape[0] !== channels) continue;
    const operator = factory(inputShape, params);
    if (sameShape(operator.outputShape, outputShape))
      return { y: await onRange(operator, y), operator, noise };
  }
  throw new TweedieError('bad-shape', `${factory.definition.name}: its measurements are not pictures`, {
    remedy: 'Use it through the library.',
  });
}

/** `U·Uᵀ·y` over the singular values that are not 0: what no picture can cause is left out, such as scratches. */
async function onRange(operator: Operator, y: Tensor): Promise<Tensor> {
  if (!isDecomposed(operator)) return y;
  const { s, u, ut } = operator.svd;
  const coefficients = await ut(y);
  const kept = coefficients.data.map((value, i) => (s[i % s.length]! > 0 ? value : 0));
  return u({ shape: coefficients.shape, data: kept });
}

/** Up to this ratio of singular values an exact measurement is believed in every direction. */
const wellConditioned = 10;

/**
 * `x + A⁺(y − A·x)`: the picture nearest to x that agrees with an exact measurement, so what a mask leaves keeps
 * its very codes. x itself where there is noise, or where A is badly conditioned and rounding would be blown up.
 */
export async function withExactData(x: Tensor, { y, operator, noise }: Measurement): Promise<Tensor> {
  if (!isGaussian(noise) || noise.sigma > 0 || !isLinear(operator) || !isDecomposed(operator)) return x;
  const positive = operator.svd.s.filter((value) => value > 0);
  const [least, greatest] = positive.reduce(([l, g], v) => [Math.min(l, v), Math.max(g, v)], [Infinity, 0]);
  if (greatest > wellConditioned * least) return x;
  return add(x, await operator.pseudoInverse(sub(y, await operator.apply(x))));
}

/** How many values were measured. */
export function countMeasured({ y, operator }: Measurement): number {
  return isDecomposed(operator)
    ? operator.svd.s.filter((value) => value > 0).length
    : y.data.length / y.shape[0]!;
}
