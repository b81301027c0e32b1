import { type Image, type ImageTensor, samples as eachSample, type Table, toImage } from '@tweedie/core';
import type { Outcome, Output } from '@tweedie/workflow';
import { type Chart, lineChart } from '../draw/lineChart.ts';
import { contactSheet, type SheetCell } from '../draw/contactSheet.ts';

/** One picture of what came out of an output, where it can be seen at all: a sheet for several. */
export async function pictureOf(output: Output, outcome: Outcome): Promise<Image | undefined> {
  switch (output.kind) {
    case 'image':
      return sheetOf(
        output.items.map(({ value }) => value),
        captionsOf(outcome),
      );
    case 'mask':
      return sheetOf(output.items.map(({ value }) => opaque(value)));
    case 'samples':
      return sheetOf(output.items.flatMap(({ value }) => eachSample(value).map(opaque)));
    case 'measurement':
      return sheetOf(
        output.items.flatMap(({ value: { y } }) => (isPicture(y.shape) ? eachSample(y).map(opaque) : [])),
      );
    case 'chart':
      return lineChart(output.items.map(({ value }) => chartOf(value)));
    default:
      return undefined;
  }
}

type Tensor = ImageTensor['tensor'];

function opaque(tensor: Tensor): ImageTensor {
  return { tensor, alpha: undefined };
}

function isPicture(shape: readonly number[]): boolean {
  return shape.length === 4 && (shape[1] === 1 || shape[1] === 3);
}

interface Caption {
  readonly label: string;
  readonly note?: string;
}

/** The names and the first measure of pictures, where a table beside them has a row for each. */
function captionsOf(outcome: Outcome): readonly Caption[] {
  const table = [...outcome.values()].find(({ kind }) => kind === 'table')?.items[0]?.value as
    Table | undefined;
  if (!table) return [];
  const at = table.columns.findIndex(({ unit }) => unit === 'dB');
  return table.rows.map((row) => ({
    label: String(row[0]),
    ...(Number.isFinite(row[at]) && { note: `${(row[at] as number).toFixed(2)} dB` }),
  }));
}

/** The side of the squares of a sheet, in pixels. */
const side = { least: 160, most: 384 } as const;
const columns = 4;

/** A single picture as it is; several in rows, each with its caption. */
async function sheetOf(
  pictures: readonly ImageTensor[],
  captions: readonly Caption[] = [],
): Promise<Image | undefined> {
  const images = pictures.map(({ tensor, alpha }) => toImage(tensor, { alpha }));
  const [first] = images;
  if (!first || images.length === 1) return first;
  const cells = images.map((image, i): SheetCell => ({ image, label: String(i + 1), ...captions[i] }));
  const perRow = cells.length <= columns + 2 ? cells.length : columns;
  const rows = Array.from({ length: Math.ceil(cells.length / perRow) }, (_, row) =>
    cells.slice(row * perRow, (row + 1) * perRow),
  );
  const largest = Math.max(...images.map(({ width, height }) => Math.max(width, height)));
  return contactSheet(rows, { size: Math.min(side.most, Math.max(side.least, largest)) });
}

function chartOf({ title, x, series }: Extract<Output, { kind: 'chart' }>['items'][number]['value']): Chart {
  const units = new Set(series.map(({ unit }) => unit ?? ''));
  return {
    title,
    x: x.title,
    y: units.size === 1 ? [...units][0]! : '',
    series: series.map((each) => ({
      label: each.title,
      ...(each.look && { look: each.look }),
      points: each.values.map((value, i) => [x.values[i]!, value]),
    })),
  };
}
