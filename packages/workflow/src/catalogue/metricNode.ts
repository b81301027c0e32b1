import { type AnyNode, defineNode, type Metric, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { assertSameSize } from '../types/assertSameSize.ts';
import { sizeOf } from '../types/sizeOf.ts';

/** A metric as a node: one number for one picture. */
export function metricNode(metric: Metric): AnyNode {
  const { name, title, unit, needs } = metric;
  const better = { higher: 'higher is better', lower: 'lower is better', 'closer-to-1': 'best at 1' };
  const common = {
    name,
    version: 1,
    title,
    summary: `${title}${unit && ` in ${unit}`}: ${better[metric.better]}`,
    category: 'Metric',
    params: z.strictObject({}),
    outputs: { value: { kind: 'number', title } },
  } as const;
  const image = { kind: 'image', title: 'Image', summary: 'The picture that is judged' } as const;
  if (needs === 'reference') {
    return defineNode({
      ...common,
      inputs: { image, reference: { kind: 'image', title: 'Reference', summary: 'The truth' } },
      infer({ image, reference }) {
        assertSameSize(name, { image, reference });
        return {};
      },
      run: async ({ image, reference }) => ({
        value: await valueOf(metric.evaluate(image.tensor, { reference: reference.tensor }), name),
      }),
    });
  }
  return defineNode({
    ...common,
    inputs: { image, measurement: { kind: 'measurement', title: 'Measurement' } },
    infer({ image, measurement }) {
      assertSameSize(name, { image, measurement: sizeOf(measurement?.operator?.inputShape) });
      return {};
    },
    run: async ({ image, measurement }) => ({
      value: await valueOf(metric.evaluate(image.tensor, { measurement }), name),
    }),
  });
}

async function valueOf(values: Promise<readonly number[]>, name: string): Promise<number> {
  const [value] = await values;
  if (value !== undefined) return value;
  throw new TweedieError('bad-value', `${name}: must give a number for each picture, got none`);
}
