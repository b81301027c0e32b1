/** The middle `fraction` of a line of k-space, frequency 0 at least: the first place, and how many. */
export function centreOf(length: number, fraction: number): readonly [start: number, count: number] {
  const count = Math.max(1, Math.round(fraction * length));
  return [Math.floor((length - count + 1) / 2), count];
}

/** Marks the middle of a k-space, `fraction` of each side, with 1. Returns how many places that are. */
export function markCentre(
  mask: Uint8Array,
  { height, width, centre }: { readonly height: number; readonly width: number; readonly centre: number },
): number {
  const [top, rows] = centreOf(height, centre);
  const [left, columns] = centreOf(width, centre);
  for (let i = top; i < top + rows; i++) mask.fill(1, i * width + left, i * width + left + columns);
  return rows * columns;
}
