import { setLine, type Weight } from './font.ts';

export interface TextOptions {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size?: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Turns the text about its anchor, in degrees. */
  readonly rotate?: number;
}

/** The colours of captions and charts, on white. */
export const ink = { text: '#1f2430', quiet: '#6b7280', rule: '#e5e7eb', axis: '#c3c8d0' } as const;

const starts = { start: 0, middle: -0.5, end: -1 } as const;

/** One line of text as an SVG path, which every rasteriser draws alike. */
export function text(content: string, options: TextOptions): string {
  const { x, y, size = 13, weight = 'regular', fill = ink.text, anchor = 'start', rotate = 0 } = options;
  const { glyphs, width } = setLine(content, weight);
  const left = x + starts[anchor] * width * size;
  const outlines = glyphs.map(({ glyph, offset }) =>
    glyph.getPath(left + offset * size, y, size).toPathData(2),
  );
  const turn = rotate === 0 ? '' : ` transform="rotate(${rotate} ${x} ${y})"`;
  return `<path fill="${fill}"${turn} d="${outlines.join('')}"/>`;
}

/** How wide `text` draws this content, in pixels. */
export function textWidth(
  content: string,
  { size = 13, weight = 'regular' }: Partial<TextOptions> = {},
): number {
  return setLine(content, weight).width * size;
}

/** Shortens `content` with an ellipsis until it fits into `width` pixels. */
export function fitText(content: string, width: number, options: Partial<TextOptions> = {}): string {
  if (textWidth(content, options) <= width) return content;
  const characters = Array.from(content);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, options) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The shapes of a drawing as a document of its own. */
export function svg(width: number, height: number, shapes: readonly string[]): string {
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${shapes.join('')}</svg>`;
}
