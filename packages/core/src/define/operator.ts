import type { z } from 'zod';
import type { GaussianNoise, Noise } from '../contracts/measurement.ts';
import type { Operator } from '../contracts/operator.ts';
import { TweedieError } from '../errors.ts';
import { parseParameters } from '../parameters/parse.ts';
import type { Shape } from '../tensor/tensor.ts';

/** What is known of a plugin's part before it is made: enough for a list, a form, a command line flag. */
export interface Definition<P extends z.ZodObject = z.ZodObject> {
  /** Kebab-case, unique among its kind in a plugin. */
  readonly name: string;
  readonly title: string;
  /** One sentence, or the formula. */
  readonly summary: string;
  readonly params: P;
}

/** What the author of an operator writes. */
export interface OperatorSpec<P extends z.ZodObject, A extends Operator> extends Definition<P> {
  /** The shape of x given that of a measured y. The same shape unless told. */
  inputShapeOf?(outputShape: Shape, params: z.output<P>): Shape;
  /** Makes the operator for images of `inputShape` `[C, H, W]`. */
  create(inputShape: Shape, params: z.output<P>): A;
}

/** Makes an operator: `gaussianBlur([3, 256, 256], { sigma: 3 })`. */
export interface OperatorFactory<P extends z.ZodObject = z.ZodObject, A extends Operator = Operator> {
  (inputShape: Shape, params?: z.input<P>): A;
  readonly definition: Definition<P>;
  /** The shape of x given that of a measured y. */
  inputShapeOf(outputShape: Shape, params?: z.input<P>): Shape;
}

/**
 * Declares an operator. Parameters are checked and completed before `create` sees them. The factory throws
 * `bad-parameter` for a wrong or an unknown parameter, and `bad-shape` for a shape without whole lengths.
 */
export function defineOperator<P extends z.ZodObject, A extends Operator>(
  spec: OperatorSpec<P, A>,
): OperatorFactory<P, A> {
  const { name, title, summary } = spec;
  const params = spec.params.strict() as unknown as P;
  const parse = (input: unknown): z.output<P> => parseParameters(name, params, input);
  const factory = (inputShape: Shape, input?: z.input<P>): A => {
    assertLengths(inputShape, name);
    return spec.create(inputShape, parse(input));
  };
  return Object.assign(factory, {
    definition: { name, title, summary, params },
    inputShapeOf: (outputShape: Shape, input?: z.input<P>): Shape =>
      spec.inputShapeOf?.(outputShape, parse(input)) ?? outputShape,
  });
}

/** What the author of a noise model writes. */
export interface NoiseSpec<P extends z.ZodObject, E extends Noise> extends Definition<P> {
  create(params: z.output<P>): E;
}

/** Makes a noise model: `gaussianNoise({ sigma: 0.05 })`. */
export interface NoiseFactory<P extends z.ZodObject = z.ZodObject, E extends Noise = Noise> {
  (params?: z.input<P>): E;
  readonly definition: Definition<P>;
}

/** Declares a noise model. The factory throws `bad-parameter` for a wrong or an unknown parameter. */
export function defineNoise<P extends z.ZodObject, E extends Noise = GaussianNoise>(
  spec: NoiseSpec<P, E>,
): NoiseFactory<P, E> {
  const { name, title, summary } = spec;
  const params = spec.params.strict() as unknown as P;
  return Object.assign((input?: z.input<P>): E => spec.create(parseParameters(name, params, input)), {
    definition: { name, title, summary, params },
  });
}

function assertLengths(shape: Shape, place: string): void {
  if (shape.length > 0 && shape.every((length) => Number.isInteger(length) && length > 0)) return;
  throw new TweedieError('bad-shape', `${place}: a shape must hold whole numbers from 1 on, got [${shape}]`);
}
