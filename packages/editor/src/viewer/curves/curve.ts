/** A line of numbers, step by step. */
export interface Curve {
  readonly id: string;
  readonly title: string;
  /** A line, or a dot for each value. @default 'line' */
  readonly look?: 'line' | 'points' | undefined;
  /** The steps, from the first to the last, and the value at each. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The same steps for all: `[steps, values of the first, …]`, with `null` where a curve has no value. */
export function aligned(curves: readonly Curve[]): (number | null)[][] {
  const steps = [...new Set(curves.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const rows = curves.map(({ x, y }) => {
    const values = new Map(x.map((step, i) => [step, y[i]!]));
    return steps.map((step) => {
      const value = values.get(step);
      return value !== undefined && Number.isFinite(value) ? value : null;
    });
  });
  return [steps, ...rows];
}

/** The value of a curve at `x`, or at the last step before it. `undefined` before its first step. */
export function valueAt({ x, y }: Curve, at: number): number | undefined {
  let found: number | undefined;
  for (const [i, step] of x.entries()) {
    if (step > at) break;
    found = y[i];
  }
  return found;
}

/** Whether values span so much, and are all above zero, that a logarithmic scale shows more of them. */
export function suitsLog(curves: readonly Curve[]): boolean {
  const values = curves.flatMap(({ y }) => y.filter(Number.isFinite));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.length > 0 && low > 0 && high / low >= 30;
}
