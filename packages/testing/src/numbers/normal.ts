/** `Φ(x)`, the distribution function of N(0, 1), to about 1e-15 in absolute terms (Marsaglia 2004). */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x);
  if (x < -38) return 0;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return x < -4 ? density * millsRatio(-x) : 0.5 + density * oddSeries(x);
}

/** `x + x³/3 + x⁵/(3·5) + …` */
function oddSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/** `(1 − Φ(x))/φ(x)` for x ≥ 4, by Laplace's continued fraction `1/(x + 1/(x + 2/(x + …)))`. */
function millsRatio(x: number): number {
  let fraction = x;
  for (let k = 60; k > 0; k--) fraction = x + k / fraction;
  return 1 / fraction;
}

/** Where an increasing `f` reaches `target` in `[low, high]`, by bisection to the last bit. */
export function findRoot(
  f: (x: number) => number,
  target: number,
  [low, high]: readonly [number, number],
): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
}

/** `Φ⁻¹(p)` */
export function normalQuantile(p: number): number {
  return findRoot(normalCdf, p, [-38, 38]);
}
