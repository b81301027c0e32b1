type Ellipse = readonly [value: number, a: number, b: number, x: number, y: number, degrees: number];

/** Shepp and Logan (1974), with the contrasts of Toft (1996), table B.3. */
const ellipses: readonly Ellipse[] = [
  [1, 0.69, 0.92, 0, 0, 0],
  [-0.8, 0.6624, 0.874, 0, -0.0184, 0],
  [-0.2, 0.11, 0.31, 0.22, 0, -18],
  [-0.2, 0.16, 0.41, -0.22, 0, 18],
  [0.1, 0.21, 0.25, 0, 0.35, 0],
  [0.1, 0.046, 0.046, 0, 0.1, 0],
  [0.1, 0.046, 0.046, 0, -0.1, 0],
  [0.1, 0.046, 0.023, -0.08, -0.605, 0],
  [0.1, 0.023, 0.023, 0, -0.606, 0],
  [0.1, 0.023, 0.046, 0.06, -0.605, 0],
];

/** A slice through a head, as tomographs are tested with. */
export function sheppLogan(x: number, y: number): number {
  let value = 0;
  for (const [add, a, b, x0, y0, degrees] of ellipses) {
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [2 * x - 1 - x0, 1 - 2 * y - y0];
    const along = dx * Math.cos(angle) + dy * Math.sin(angle);
    const across = dy * Math.cos(angle) - dx * Math.sin(angle);
    if ((along / a) ** 2 + (across / b) ** 2 <= 1) value += add;
  }
  return value;
}
