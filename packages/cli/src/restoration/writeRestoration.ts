import { depthOf, type Image, toImage, toTensor } from '@tweedie/core';
import { save } from '../files/outputs.ts';
import { resizeAlpha } from '../files/pictures.ts';
import { plotHistory } from './history.ts';
import type { Restoration } from './runPlan.ts';
import type { Sample } from './restoreSamples.ts';

/** Writes the samples that there are, and the plot if one is wanted; returns the pictures of the samples. */
export async function writeRestoration({ plan, samples }: Restoration): Promise<Image[]> {
  const pictures: Image[] = [];
  for (const [i, sample] of samples.entries()) {
    const picture = await pictureOf(sample, plan.image);
    await save(plan.samples[i]!.file, picture);
    pictures.push(picture);
  }
  if (plan.plot !== undefined) {
    const histories = samples.map(({ seed, moments }) => ({ label: `seed ${seed}`, moments }));
    await save(plan.plot, await plotHistory(histories));
  }
  return pictures;
}

/** The estimate with the depth and the alpha of what it was made from. */
async function pictureOf({ estimate }: Sample, from: Image): Promise<Image> {
  const [, , height = 0, width = 0] = estimate.shape;
  const { alpha } = toTensor(from);
  return toImage(estimate, {
    depth: depthOf(from),
    alpha: alpha && (await resizeAlpha(alpha, from, { width, height })),
  });
}
