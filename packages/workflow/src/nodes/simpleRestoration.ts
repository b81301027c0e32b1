import {
  defineNode,
  isLinear,
  type Measurement,
  param,
  sample,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { sizeOf } from '../types/sizeOf.ts';
import { opaque } from './mapImage.ts';

/** What a measurement gives without any prior: what a restoration must be better than. */
export const simpleRestoration = defineNode({
  name: 'simple-restoration',
  version: 1,
  title: 'Restore without a prior',
  summary: 'A⁺·y, or Aᵀ·y: for MRI, the zero-filled picture',
  category: 'Measurement',
  aliases: ['zero-filled', 'pseudo-inverse', 'adjoint', 'back-projection', 'least squares', 'baseline'],
  params: z.strictObject({
    method: param.choice(['pseudo-inverse', 'adjoint'], {
      title: 'Method',
      summary:
        'A⁺·y, the least picture that explains the measurement best, or Aᵀ·y, which needs a linear operator',
      default: 'pseudo-inverse',
    }),
  }),
  inputs: { measurement: { kind: 'measurement', title: 'Measurement' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  infer({ measurement }, { method }) {
    const { operator } = measurement ?? {};
    if (method === 'adjoint' && operator?.linear === false) throw noSuchMethod(operator.name, method);
    return { image: sizeOf(operator?.inputShape) };
  },
  run: async ({ measurement }, { method }) => ({ image: opaque(await restore(measurement, method)) }),
});

function restore(
  { y, operator }: Measurement,
  method: 'pseudo-inverse' | 'adjoint',
): PromiseLike<Tensor> | Tensor {
  const first = sample(y, 0);
  if (method === 'pseudo-inverse' && operator.pseudoInverse) return operator.pseudoInverse(first);
  if (method === 'adjoint' && isLinear(operator)) return operator.adjoint(first);
  throw noSuchMethod(operator.name, method);
}

function noSuchMethod(operator: string, method: string): TweedieError {
  return new TweedieError('missing-capability', `simple-restoration: ${operator} has no ${method}`, {
    remedy: 'Choose the other method, or a solver.',
  });
}
