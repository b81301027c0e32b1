import type { Point } from '../../document/geometry.ts';

/** Whether two lines of straight pieces cross or touch each other. */
export function crosses(one: readonly Point[], other: readonly Point[]): boolean {
  return one.slice(1).some((b, i) => other.slice(1).some((d, k) => meet(one[i]!, b, other[k]!, d)));
}

/** Whether the piece from a to b meets that from c to d: each has its ends on both sides of the other, or on it. */
function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const isApart = (lo1: number, hi1: number, lo2: number, hi2: number): boolean =>
    Math.max(lo1, hi1) < Math.min(lo2, hi2) || Math.max(lo2, hi2) < Math.min(lo1, hi1);
  if (isApart(a.x, b.x, c.x, d.x) || isApart(a.y, b.y, c.y, d.y)) return false;
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/** Above 0 on one side of the line through a and b, below on the other. */
function side(a: Point, b: Point, p: Point): number {
  return Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));
}
