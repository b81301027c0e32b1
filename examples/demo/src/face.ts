import { join } from 'node:path';
import {
  add,
  createRandom,
  measure,
  type DifferentiablePrior,
  repeat,
  samples,
  scale,
  toImage,
  toTensor,
} from '@tweedie/core';
import { gaussianNoise } from '@tweedie/operators';
import { readImage, writeImage } from '@tweedie/runtime-node';
import { ddnm } from '@tweedie/solvers';
import { contactSheet, type SheetCell } from 'tweedie';
import type { Demonstration, Folders } from './photos.ts';
import { judge, type Row } from './results.ts';
import { runSolver } from './runSolver.ts';
import { faceTask as task } from './tasks.ts';

const seeds = 4;

/** Hides the middle of a face and fills it in anew for every seed: several samples in one batch. */
export async function demonstrateFace(
  prior: DifferentiablePrior,
  { images, output }: Folders,
): Promise<Demonstration> {
  const truth = toTensor(await readImage(join(images, 'face.png'))).tensor;
  const noise = gaussianNoise({ sigma: task.sigma });
  const measurement = await measure(truth, { operator: task.operator, noise, random: createRandom(1) });
  const without = await task.trivial(measurement);
  const trivial = { name: task.trivialName, psnr: judge(without, truth).psnr };
  const solver = { title: 'DDNM', run: ddnm };
  const many = { ...measurement, y: repeat(measurement.y, seeds) };
  const { estimate, evaluations, seconds } = await runSolver(solver, {
    prior,
    measurement: many,
    label: task.title,
  });

  const faces = samples(estimate);
  // Each face is a draw from the posterior; their mean is what estimates the truth in the sense of PSNR.
  const average = faces.map((face) => scale(1 / seeds, face)).reduce(add);
  const row: Row = {
    task: task.title,
    picture: 'face',
    solver: `${solver.title}, mean of ${seeds}`,
    ...judge(average, truth),
    trivial,
    evaluations,
    seconds,
  };
  const cells: SheetCell[] = [
    { label: 'truth', image: toImage(truth) },
    { label: 'measurement', image: toImage(measurement.y) },
    ...faces.map((face, i) => ({
      label: `sample ${i + 1}`,
      image: toImage(face),
      note: judge(face, truth).psnr.toFixed(2),
    })),
  ];
  const file = join(output, `${task.name}.png`);
  const subtitle = 'What could be behind the box? One answer for each seed.';
  await writeImage(file, await contactSheet([cells], { title: task.title, subtitle }));
  return { rows: [row], files: [file] };
}
