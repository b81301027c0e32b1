import {
  isDecomposed,
  luma,
  type Measurement,
  type Noise,
  type Operator,
  type OperatorRecipe,
  sameShape,
  type Shape,
  type Tensor,
  TweedieError,
} from '@tweedie/core';

export interface MeasurementOptions {
  readonly recipe: OperatorRecipe;
  readonly noise: Noise;
  /** How many channels the picture has that is looked for. @default as many as go together with the measurement */
  readonly channels?: number | undefined;
}

/**
 * Takes a damaged picture `[1, 1 or 3, H, W]` for what it is: the measurement itself. Its shape tells the shape of the
 * picture that is looked for; where the operator measures in grey, y is the luma. Throws `bad-shape` where the operator
 * does not measure pictures.
 */
export async function measurementOf(
  picture: Tensor,
  { recipe, noise, channels }: MeasurementOptions,
): Promise<Measurement> {
  const operator = operatorFor(recipe, picture.shape.slice(1), channels);
  const y = operator.outputShape[0] === 1 ? luma(picture) : picture;
  return { y: await onRange(operator, y), operator, noise };
}

/**
 * The operator that measures a damaged picture of this shape `[1 or 3, H, W]`, or its luma. A recipe may be that of a
 * stand-in. Throws `bad-shape` where there is none.
 */
export function operatorFor(
  { name, create, inputShapeOf }: OperatorRecipe,
  [damagedChannels, ...size]: Shape,
  channels?: number,
): Operator {
  for (const measured of damagedChannels === 1 ? [1] : [damagedChannels!, 1]) {
    const outputShape = [measured, ...size];
    const inputShape = inputShapeOf(outputShape);
    if (channels !== undefined && inputShape[0] !== channels) continue;
    const operator = create(inputShape);
    if (sameShape(operator.outputShape, outputShape)) return operator;
  }
  const which = channels === undefined ? '' : ` that a picture of ${channels} channels leads to`;
  throw new TweedieError('bad-shape', `${name}: its measurements are not pictures${which}`, {
    remedy: 'Use another operator, or the library.',
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
