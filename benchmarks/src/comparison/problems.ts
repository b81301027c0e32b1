import {
  type DecomposedOperator,
  type GaussianNoise,
  isDecomposed,
  type LinearOperator,
  mean,
  type Measurement,
  scale,
  type Tensor,
  zip,
} from '@tweedie/core';
import { bicubicDownsampling, freeFormInpainting, gaussianBlur } from '@tweedie/operators';

export type ProblemName = 'inpainting' | 'super-resolution' | 'deblurring';
export type Measured = Measurement<DecomposedOperator, GaussianNoise>;

/** A way to damage a photograph, and what one would do about it without a prior. */
export interface Problem {
  readonly name: ProblemName;
  readonly title: string;
  readonly operator: DecomposedOperator;
  readonly trivialTitle: string;
  trivial(measurement: Measured): Promise<Tensor>;
}

/** The standard deviation of the noise of every problem, in model units: 6.4 of 255. */
export const sigma = 0.05;
const factor = 4;
/** The width of the strokes that are missing, in pixels. */
const brush = 10;

/** The problems for square pictures of this side. */
export function problemsOf(side: number): readonly Problem[] {
  const shape = [3, side, side];
  return [
    {
      name: 'inpainting',
      title: 'Free-form inpainting',
      operator: freeFormInpainting(shape, { coverage: 0.2, brush: brush / side, seed: 3 }),
      trivialTitle: 'Mean colour',
      trivial: fillWithMean,
    },
    {
      name: 'super-resolution',
      title: 'Super-resolution ×4',
      operator: bicubicDownsampling(shape, { factor }),
      trivialTitle: 'Bicubic',
      trivial: enlarge,
    },
    {
      name: 'deblurring',
      title: 'Gaussian deblurring',
      operator: decomposed(gaussianBlur(shape, { sigma: 2 })),
      trivialTitle: 'As measured',
      trivial: ({ y }) => Promise.resolve(y),
    },
  ];
}

function decomposed(operator: LinearOperator): DecomposedOperator {
  if (!isDecomposed(operator)) throw new TypeError(`${operator.name} has no singular value decomposition`);
  return operator;
}

/** The holes in the mean colour of what is seen, channel by channel. */
async function fillWithMean({ y, operator }: Measured): Promise<Tensor> {
  const planes = 3;
  const flat = (x: Tensor): Tensor => ({ shape: [planes, ...y.shape.slice(2)], data: x.data });
  const seen = await operator.apply({ shape: y.shape, data: new Float32Array(y.data.length).fill(1) });
  const [sums, shares] = [mean(flat(y)), mean(flat(seen))];
  const plane = y.data.length / planes;
  const average = sums.map((sum, c) => sum / shares[c]!);
  let at = 0;
  return zip(y, seen, (value, weight) => {
    const c = Math.floor(at++ / plane);
    return weight === 1 ? value : average[c]!;
  });
}

/** Bicubic enlargement is the adjoint of bicubic reduction, up to the factor's square. */
async function enlarge({ y, operator }: Measured): Promise<Tensor> {
  return scale(factor ** 2, await operator.adjoint(y));
}
