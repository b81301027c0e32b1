import {
  type DecomposedOperator,
  isDecomposed,
  type LinearOperator,
  mean,
  type Measurement,
  scale,
  type Tensor,
  zip,
} from '@tweedie/core';
import { bicubicDownsampling, boxInpainting, freeFormInpainting, gaussianBlur } from '@tweedie/operators';

/** A way to damage a picture, and what one would do about it without a prior. */
export interface Task {
  readonly name: string;
  readonly title: string;
  readonly operator: DecomposedOperator;
  /** Standard deviation of the noise, in model units. */
  readonly sigma: number;
  readonly trivialName: string;
  trivial(measurement: Measurement): Promise<Tensor>;
}

export interface PhotoTask extends Task {
  readonly name: 'inpainting' | 'super-resolution' | 'deblurring';
}

const factor = 4;
const shape = [3, 256, 256];

export const photoTasks: readonly PhotoTask[] = [
  {
    name: 'inpainting',
    title: 'Free-form inpainting',
    operator: freeFormInpainting(shape, { coverage: 0.2, brush: 0.04, seed: 3 }),
    sigma: 0,
    trivialName: 'mean-filled',
    trivial: fillWithMean,
  },
  {
    name: 'super-resolution',
    title: '4× super-resolution',
    operator: bicubicDownsampling(shape, { factor }),
    sigma: 0.02,
    trivialName: 'bicubic',
    trivial: enlarge,
  },
  {
    name: 'deblurring',
    title: 'Gaussian deblurring',
    operator: decomposed(gaussianBlur(shape, { sigma: 2 })),
    sigma: 0.02,
    trivialName: 'blurred',
    trivial: ({ y }) => Promise.resolve(y),
  },
];

export const faceTask: Task = {
  name: 'face',
  title: 'A masked face',
  operator: boxInpainting([3, 64, 64], { top: 0.3, left: 0.25, height: 0.45, width: 0.5 }),
  sigma: 0,
  trivialName: 'mean-filled',
  trivial: fillWithMean,
};

function decomposed(operator: LinearOperator): DecomposedOperator {
  if (!isDecomposed(operator)) throw new TypeError(`${operator.name} has no singular value decomposition`);
  return operator;
}

/** The holes in the mean of what is seen. */
async function fillWithMean({ y, operator }: Measurement): Promise<Tensor> {
  const seen = await operator.apply({ shape: y.shape, data: new Float32Array(y.data.length).fill(1) });
  const average = mean(y)[0]! / mean(seen)[0]!;
  return zip(y, seen, (value, weight) => (weight === 1 ? value : average));
}

/** Bicubic enlargement is the adjoint of bicubic reduction, up to the factor's square. */
async function enlarge({ y, operator }: Measurement): Promise<Tensor> {
  return scale(factor ** 2, await (operator as DecomposedOperator).adjoint(y));
}
