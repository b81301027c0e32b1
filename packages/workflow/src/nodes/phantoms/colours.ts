/** All hues from left to right, from white down to black, over a staircase of greys. */
export function colours(x: number, y: number): readonly [number, number, number] {
  if (y > 0.85) {
    const grey = Math.min(10, Math.floor(x * 11)) / 10;
    return [grey, grey, grey];
  }
  const [white, black] = [Math.max(0, 1 - (2 * y) / 0.85), Math.max(0, (2 * y) / 0.85 - 1)];
  const part = (hue: number): number => {
    const distance = Math.abs(((x - hue + 1.5) % 1) - 0.5); // on the circle of hues, at most ½
    const pure = Math.min(1, Math.max(0, 2 - 6 * distance));
    return (pure + (1 - pure) * white) * (1 - black);
  };
  return [part(0), part(1 / 3), part(2 / 3)];
}
