import { join } from 'node:path';
import {
  createRandom,
  measure,
  type DifferentiablePrior,
  type Tensor,
  toImage,
  toTensor,
} from '@tweedie/core';
import { gaussianNoise } from '@tweedie/operators';
import { readImage, writeImage } from '@tweedie/runtime-node';
import { contactSheet, type SheetCell } from 'tweedie';
import { judge, type Row } from './results.ts';
import { runSolver } from './runSolver.ts';
import { solversFor } from './solvers.ts';
import { photoTasks, type PhotoTask } from './tasks.ts';

export interface Folders {
  readonly images: string;
  readonly output: string;
}

export interface Demonstration {
  readonly rows: readonly Row[];
  readonly files: readonly string[];
}

const pictures = ['dog', 'coffee'];

/** Damages and restores each photograph in three ways, by three solvers; a sheet for each way. */
export async function demonstratePhotos(
  prior: DifferentiablePrior,
  { images, output }: Folders,
): Promise<Demonstration> {
  const rows: Row[] = [];
  const files: string[] = [];
  for (const task of photoTasks) {
    const lines: SheetCell[][] = [];
    for (const picture of pictures) {
      const truth = toTensor(await readImage(join(images, `${picture}.png`))).tensor;
      const { cells, results } = await restore(truth, { prior, task, picture });
      lines.push(cells);
      rows.push(...results);
    }
    const file = join(output, `${task.name}.png`);
    await writeImage(
      file,
      await contactSheet(lines, {
        title: task.title,
        subtitle: 'One prior, no training per task. PSNR in dB.',
      }),
    );
    files.push(file);
  }
  return { rows, files };
}

async function restore(
  truth: Tensor,
  {
    prior,
    task,
    picture,
  }: { readonly prior: DifferentiablePrior; readonly task: PhotoTask; readonly picture: string },
): Promise<{ readonly cells: SheetCell[]; readonly results: Row[] }> {
  const noise = gaussianNoise({ sigma: task.sigma });
  const measurement = await measure(truth, { operator: task.operator, noise, random: createRandom(1) });
  const without = await task.trivial(measurement);
  const trivial = { name: task.trivialName, psnr: judge(without, truth).psnr };
  const cells = [
    cell('truth', truth),
    cell('measurement', measurement.y),
    cell(trivial.name, without, trivial.psnr),
  ];
  const results: Row[] = [];
  for (const solver of solversFor(task)) {
    const outcome = await runSolver(solver, { prior, measurement, label: `${task.title}, ${picture}` });
    const { estimate, evaluations, seconds } = outcome;
    const quality = judge(estimate, truth);
    results.push({
      task: task.title,
      picture,
      solver: solver.title,
      ...quality,
      trivial,
      evaluations,
      seconds,
    });
    cells.push(cell(solver.title, estimate, quality.psnr));
  }
  return { cells, results };
}

function cell(label: string, picture: Tensor, psnr?: number): SheetCell {
  return { label, image: toImage(picture), ...(psnr !== undefined && { note: psnr.toFixed(2) }) };
}
