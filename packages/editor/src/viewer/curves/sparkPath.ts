import type { Point } from '../picture/view.ts';

export interface SparkOptions {
  readonly width: number;
  readonly height: number;
  readonly log?: boolean;
}

export interface SparkPath {
  /** For the `d` of an SVG path. Interrupted where a value is not a finite number. */
  readonly path: string;
  /** Where the last value lies. */
  readonly end: Point | undefined;
}

/** Room for the line and the point at its end, in pixels. */
const margin = 3;

/** Values from left to right, the largest at the top. */
export function sparkPath(values: readonly number[], { width, height, log = false }: SparkOptions): SparkPath {
  const finite = values.filter(Number.isFinite);
  const scale = log && finite.every((value) => value > 0) ? Math.log : (value: number) => value;
  const heights = finite.map(scale);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const place = (value: number, i: number): Point => ({
    x: margin + ((width - 2 * margin) * i) / Math.max(1, values.length - 1),
    y: height - margin - (height - 2 * margin) * (high > low ? (scale(value) - low) / (high - low) : 0.5),
  });
  let path = '';
  let end: Point | undefined;
  let pen = 'M';
  for (const [i, value] of values.entries()) {
    if (!Number.isFinite(value)) {
      pen = 'M';
      continue;
    }
    end = place(value, i);
    path += `${pen}${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
    pen = 'L';
  }
  return { path, end };
}
