import type { Image } from '@tweedie/core';
import sharp, { type OverlayOptions } from 'sharp';
import { pixels } from './renderSvg.ts';
import { fitText, ink, svg, text, textWidth } from './svg.ts';

/** A picture with what stands under it: its name on the left, a short fact such as "28.31 dB" on the right. */
export interface SheetCell {
  readonly image: Image;
  readonly label: string;
  readonly note?: string;
}

export interface ContactSheetOptions {
  readonly title?: string;
  /** Stands under the title, in grey. */
  readonly subtitle?: string;
  /** The side of the square that each picture is fitted into, in pixels; captions grow with it. @default 256 */
  readonly size?: number;
}

/** All lengths of a sheet, in pixels. */
interface Layout {
  readonly size: number;
  readonly font: number;
  readonly gap: number;
  readonly margin: number;
  readonly head: number;
  readonly rowTops: readonly number[];
  readonly rowHeights: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Lays pictures out in rows on white, each with its caption. Small pictures are enlarged without smoothing. */
export async function contactSheet(
  rows: readonly (readonly SheetCell[])[],
  options: ContactSheetOptions = {},
): Promise<Image> {
  const layout = layOut(rows, options);
  const { width, height } = layout;
  const pictures = await Promise.all(
    rows.flatMap((cells, row) =>
      cells.map((cell, column) => placePicture(cell, cornerOf(row, column, layout), layout)),
    ),
  );
  const captions = rows.flatMap((cells, row) =>
    cells.map((cell, column) =>
      caption(cell, cornerOf(row, column, layout), layout.rowHeights[row]!, layout),
    ),
  );
  const overlay = Buffer.from(svg(width, height, [...heading(options, layout), ...captions]));
  const white = sharp({ create: { width, height, channels: 4, background: '#fff' } });
  return pixels(white.composite([...pictures, { input: overlay }]));
}

function layOut(
  rows: readonly (readonly SheetCell[])[],
  { title, subtitle, size = 256 }: ContactSheetOptions,
): Layout {
  const font = Math.max(11, Math.round(size / 20));
  const [gap, margin] = [Math.round(size / 16), Math.round(size / 8)];
  const head = (title === undefined ? 0 : font * 2.7) + (subtitle === undefined ? 0 : font * 1.9);
  const rowHeights = rows.map((cells) =>
    Math.max(1, ...cells.map(({ image }) => fitted(image, size).height)),
  );
  const rowTops: number[] = [];
  let top = margin + Math.round(head);
  for (const height of rowHeights) {
    rowTops.push(top);
    top += height + Math.round(font * 2.6) + gap;
  }
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const width = 2 * margin + columns * size + (columns - 1) * gap;
  return { size, font, gap, margin, head, rowTops, rowHeights, width, height: top - gap + margin - font };
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

function cornerOf(row: number, column: number, { margin, size, gap, rowTops }: Layout): Corner {
  return { left: margin + column * (size + gap), top: rowTops[row]! };
}

function fitted({ width, height }: Image, size: number): { readonly width: number; readonly height: number } {
  const scale = size / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function placePicture(
  { image }: SheetCell,
  { left, top }: Corner,
  { size }: Layout,
): Promise<OverlayOptions> {
  const { width, height } = fitted(image, size);
  const { data } = image;
  const bytes = data instanceof Uint16Array ? Uint8Array.from(data, (code) => Math.round(code / 257)) : data;
  const raw = { width: image.width, height: image.height, channels: 4 } as const;
  const kernel = width > image.width ? 'nearest' : 'lanczos3';
  const input = await sharp(bytes, { raw }).resize(width, height, { kernel, fit: 'fill' }).png().toBuffer();
  return { input, left, top };
}

function caption(
  { image, label, note }: SheetCell,
  { left, top }: Corner,
  rowHeight: number,
  layout: Layout,
): string {
  const { size, font } = layout;
  const { width, height } = fitted(image, size);
  const baseline = top + rowHeight + font * 1.55;
  const edge = `x="${left + 0.5}" y="${top + 0.5}" width="${width - 1}" height="${height - 1}"`;
  const noteWidth = note === undefined ? 0 : textWidth(note, { size: font }) + font;
  return [
    `<rect ${edge} fill="none" stroke="#000" stroke-opacity="0.08"/>`,
    text(fitText(label, size - noteWidth, { size: font }), { x: left, y: baseline, size: font }),
    note === undefined
      ? ''
      : text(note, { x: left + size, y: baseline, size: font, fill: ink.quiet, anchor: 'end' }),
  ].join('');
}

function heading({ title, subtitle }: ContactSheetOptions, { margin, font, head }: Layout): string[] {
  const under = { x: margin, y: margin + head - font * 1.7, size: font, fill: ink.quiet };
  const large = {
    x: margin,
    y: margin + font * 1.1,
    size: Math.round(font * 1.6),
    weight: 'semibold',
  } as const;
  return [
    ...(title === undefined ? [] : [text(title, large)]),
    ...(subtitle === undefined ? [] : [text(subtitle, under)]),
  ];
}
