import {
  type AnyNode,
  concatenate,
  defineNode,
  luma,
  param,
  type Solver,
  type SolverDefinition,
  TweedieError,
} from '@tweedie/core';
import type { z } from 'zod';
import { followSamples } from '../solving/followSamples.ts';
import { assertSameSize } from '../types/assertSameSize.ts';
import { assertTaken } from '../types/assertTaken.ts';
import { explainNeeds } from '../types/explainNeeds.ts';
import { sizeOf } from '../types/sizeOf.ts';

const count = param.integer({
  title: 'Samples',
  summary: 'How many answers; sample n is what the seed n higher gives on its own',
  min: 1,
  max: 64,
  default: 1,
});

/**
 * A solver as a node: one image or several samples, with curves of the residual and, given a reference, of the PSNR. Where it
 * cannot work with what it gets, it names those of the `others` that could.
 */
export function solverNode(solver: Solver, others: readonly SolverDefinition[] = []): AnyNode {
  const { definition } = solver;
  const { name, title, summary } = definition;
  if ('count' in definition.params.shape) {
    throw new TweedieError('bad-plugin', `${name}: "count" is the number of samples of every solver's node`, {
      remedy: 'Give the parameter another name.',
    });
  }
  const params: z.ZodObject = definition.params.safeExtend({ count });
  return defineNode({
    name,
    version: 1,
    title,
    summary,
    category: 'Solver',
    params,
    inputs: {
      prior: { kind: 'prior', title: 'Prior' },
      measurement: { kind: 'measurement', title: 'Measurement' },
      reference: {
        kind: 'image',
        title: 'Reference',
        summary: 'The truth: shows the PSNR while it runs, and changes nothing else',
        optional: true,
      },
    },
    outputs: {
      image: { kind: 'image', title: 'Image', summary: 'The first sample' },
      samples: { kind: 'samples', title: 'Samples' },
    },
    infer({ prior, measurement, reference }, { count }) {
      const known = { ...(measurement && { measurement }), ...(prior && { prior }) };
      const mismatch = explainNeeds(definition, known, others);
      if (mismatch)
        throw new TweedieError('missing-capability', mismatch.message, { remedy: mismatch.remedy });
      assertTaken(name, known);
      const { shape } = prior ?? {};
      const size = {
        ...(shape && { channels: shape.channels }),
        ...(typeof shape?.height === 'number' && { height: shape.height }),
        ...(typeof shape?.width === 'number' && { width: shape.width }),
        ...sizeOf(measurement?.operator?.inputShape),
      };
      const { channels, ...extent } = size;
      assertSameSize(name, { reference, image: channels === 1 ? extent : size }); // a grey run turns the truth grey
      return { image: size, samples: { ...size, count: count as number } };
    },
    evaluations: ({ count, ...params }) => (count as number) * definition.evaluations(params),
    async run({ prior, measurement, reference }, { count, seed, ...params }, context) {
      const grey = measurement.operator.inputShape[0] === 1;
      const samples = await followSamples(solver, {
        ...{ prior, measurement, params, context },
        seeds: Array.from({ length: count as number }, (_, n) => (seed as number) + n),
        ...(reference && { reference: grey ? luma(reference.tensor) : reference.tensor }),
      });
      return { image: { tensor: samples[0]!, alpha: undefined }, samples: concatenate(samples) };
    },
  });
}
