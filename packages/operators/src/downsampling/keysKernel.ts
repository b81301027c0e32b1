/** The cubic interpolation kernel with a = −1/2, which vanishes beyond 2. Keys (1981). */
export function keysKernel(x: number): number {
  const t = Math.abs(x);
  if (t <= 1) return 1.5 * t ** 3 - 2.5 * t ** 2 + 1;
  return t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
}
