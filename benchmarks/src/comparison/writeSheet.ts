import type { Image } from '@tweedie/core';
import { writeAtomically } from '@tweedie/runtime-node';
import sharp from 'sharp';
import { contactSheet, type SheetCell } from 'tweedie';
import type { Method } from './methods.ts';
import type { Problem } from './problems.ts';

export interface Sheet {
  readonly problems: readonly Problem[];
  readonly methods: readonly Method[];
  readonly truth: Image;
  measured(problem: Problem): Promise<Image>;
  restored(problem: Problem, method: Method): Promise<{ readonly estimate: Image; readonly psnr: number }>;
}

/** Draws one photograph restored by all methods, a row for each problem. Returns the name of the file. */
export async function writeSheet(
  file: string,
  { problems, methods, truth, measured, restored }: Sheet,
): Promise<string> {
  const rows: SheetCell[][] = [];
  for (const problem of problems) {
    const cells: SheetCell[] = [
      { label: 'Truth', image: truth },
      { label: 'Measured', image: await measured(problem) },
    ];
    for (const method of methods.filter(({ name }) => name !== 'trivial')) {
      const { estimate, psnr } = await restored(problem, method);
      cells.push({ label: method.title, image: estimate, note: psnr.toFixed(2) });
    }
    rows.push(cells);
  }
  const { data, width, height } = await contactSheet(rows, { size: 192 });
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  await writeAtomically(file, await picture.removeAlpha().jpeg({ quality: 82, mozjpeg: true }).toBuffer());
  return file;
}
