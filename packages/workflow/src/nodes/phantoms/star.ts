const spokes = 36;

/** A Siemens star: spokes that become finer towards the middle, where a blur takes them away. */
export function star(x: number, y: number): number {
  const [dx, dy] = [2 * x - 1, 2 * y - 1];
  const turn = Math.atan2(dy, dx) / (2 * Math.PI);
  if (dx * dx + dy * dy > 0.9) return 0.5;
  return (turn * spokes + spokes) % 1 < 0.5 ? 0 : 1;
}
