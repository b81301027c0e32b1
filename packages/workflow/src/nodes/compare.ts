import {
  defineNode,
  type ImageTensor,
  type Metric,
  sameShape,
  type Table,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { z } from 'zod';
import { namesOf, namesParameter } from './names.ts';

const more = { kind: 'image', list: true, optional: true } as const;

/** Pictures side by side, and a table of how near each is to the truth. */
export const compare = defineNode({
  name: 'compare',
  version: 1,
  title: 'Compare',
  summary: 'Pictures side by side, and how near each is to a reference',
  category: 'Output',
  aliases: ['side by side', 'slider', 'grid', 'metrics', 'psnr', 'ssim'],
  params: z.strictObject({ names: namesParameter }),
  inputs: {
    images: { kind: 'image', title: 'Images', list: true },
    second: { ...more, title: 'Second' },
    third: { ...more, title: 'Third' },
    fourth: { ...more, title: 'Fourth' },
    fifth: { ...more, title: 'Fifth' },
    sixth: { ...more, title: 'Sixth' },
    references: { ...more, title: 'References', summary: 'One truth for all pictures, or one for each' },
  },
  outputs: {
    table: { kind: 'table', title: 'Metrics' },
    images: { kind: 'image', title: 'Images', summary: 'All of them, in order', list: true },
  },
  isResult: true,
  infer: () => ({ table: {}, images: {} }),
  async run({ images, second, third, fourth, fifth, sixth, references = [] }, { names }) {
    const all = [images, second, third, fourth, fifth, sixth].flatMap((list) => list ?? []);
    if (references.length > 1 && references.length !== all.length) {
      throw new TweedieError(
        'bad-value',
        `compare: there must be one reference, or one for each of ${all.length} pictures, got ${references.length}`,
      );
    }
    const titles = namesOf(names, all.length, (i) => `Image ${i + 1}`);
    return { table: await tableOf(all, titles, references), images: all };
  },
});

const metrics = metricsPlugin.metrics!.filter(({ needs }) => needs === 'reference');

async function tableOf(
  images: readonly ImageTensor[],
  names: readonly string[],
  references: readonly ImageTensor[],
): Promise<Table> {
  const judges = references.length === 0 ? [] : metrics;
  const rows = images.map(async ({ tensor }, i) => {
    const reference = references[references.length === 1 ? 0 : i];
    const [, , height = 0, width = 0] = tensor.shape;
    const values = reference ? await judgeAll(judges, tensor, reference.tensor) : [];
    return [names[i]!, width, height, ...values];
  });
  return {
    columns: [
      { name: 'Image' },
      { name: 'Width', unit: 'px' },
      { name: 'Height', unit: 'px' },
      ...judges.map(({ title, unit }) => ({ name: title, ...(unit && { unit }) })),
    ],
    rows: await Promise.all(rows),
  };
}

/** What cannot be compared, such as pictures of two sizes, has no numbers. */
function judgeAll(judges: readonly Metric[], estimate: Tensor, reference: Tensor): Promise<number[]> {
  const comparable = sameShape(estimate.shape, reference.shape);
  return Promise.all(
    judges.map(async (metric) => (comparable ? (await metric.evaluate(estimate, { reference }))[0]! : NaN)),
  );
}
