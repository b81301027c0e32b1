import type { Point } from '../../document/geometry.ts';

/** A drawn edge: its path, and a place on it for words. */
export interface EdgePath {
  readonly path: string;
  readonly middle: Point;
}

/**
 * A smooth path from an output, through points, to an input. It leaves to the right and arrives from the left; through a
 * point it goes in the direction from the one before to the one after (Catmull and Rom, 1974).
 */
export function edgePath(from: Point, to: Point, through: readonly Point[] = []): EdgePath {
  const points = [from, ...through, to];
  const slopes = points.map((point, i): Point => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before && after) return { x: (after.x - before.x) / 4, y: (after.y - before.y) / 4 };
    const next = (after ?? before)!;
    return { x: reach(point, next), y: 0 };
  });
  const parts = points.slice(1).map((point, i) => {
    const [a, b] = [plus(points[i]!, slopes[i]!, 1), plus(point, slopes[i + 1]!, -1)];
    return `C${a.x},${a.y} ${b.x},${b.y} ${point.x},${point.y}`;
  });
  const half = (points.length - 1) / 2;
  const [one, other] = [points[Math.floor(half)]!, points[Math.ceil(half)]!];
  return {
    path: `M${from.x},${from.y}${parts.join('')}`,
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
  };
}

/** How far an edge goes sideways before it turns. */
function reach(one: Point, other: Point): number {
  const [across, down] = [Math.abs(other.x - one.x), Math.abs(other.y - one.y)];
  return Math.min(Math.max(across / 2, 24), 24 + (across + down) / 3);
}

function plus(point: Point, by: Point, times: number): Point {
  return { x: point.x + times * by.x, y: point.y + times * by.y };
}
