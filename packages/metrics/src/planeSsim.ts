/** @file The inner loop of SSIM. Of the five local moments it needs only four: both variances enter as their sum. */

export interface PlaneOptions {
  readonly width: number;
  readonly black: number;
  readonly c1: number;
  readonly c2: number;
}

/** How far a window reaches from its centre. */
export const reach = 5;

/** The weight of what is `reach`, …, 1, 0 away from the centre. */
const weights = halfGaussian(1.5);

/** Sums over a column of a window, one for each column of the image. */
interface Sums {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly squares: Float64Array;
  readonly products: Float64Array;
}

/** The mean SSIM of two planes over every window that lies inside. Sums are float64. */
export function planeSsim(x: Float32Array, y: Float32Array, options: PlaneOptions): number {
  const { width } = options;
  const row = (): Float64Array => new Float64Array(width);
  const sums: Sums = { x: row(), y: row(), squares: row(), products: row() };
  const [rows, windows] = [x.length / width - 2 * reach, width - 2 * reach];
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (const values of Object.values(sums) as Float64Array[]) values.fill(0);
    for (let k = 0; k < reach; k++) addRows((i + k) * width, (i + 2 * reach - k) * width, weights[k]!);
    addRows((i + reach) * width, (i + reach) * width, weights[reach]! / 2);
    for (let j = 0; j < windows; j++) total += windowSsim(sums, j, options);
  }
  return total / (rows * windows);

  function addRows(top: number, bottom: number, weight: number): void {
    const { black } = options;
    const { x: sumX, y: sumY, squares, products } = sums;
    for (let j = 0; j < width; j++) {
      const a = x[top + j]! - black;
      const b = y[top + j]! - black;
      const c = x[bottom + j]! - black;
      const d = y[bottom + j]! - black;
      sumX[j] = sumX[j]! + weight * (a + c);
      sumY[j] = sumY[j]! + weight * (b + d);
      squares[j] = squares[j]! + weight * (a * a + b * b + c * c + d * d);
      products[j] = products[j]! + weight * (a * b + c * d);
    }
  }
}

/** The SSIM of the window that begins at column j. */
function windowSsim({ x, y, squares, products }: Sums, j: number, { c1, c2 }: PlaneOptions): number {
  const weight = weights[reach]!;
  let a = weight * x[j + reach]!;
  let b = weight * y[j + reach]!;
  let square = weight * squares[j + reach]!;
  let product = weight * products[j + reach]!;
  for (let k = 0; k < reach; k++) {
    const w = weights[k]!;
    const left = j + k;
    const right = j + 2 * reach - k;
    a += w * (x[left]! + x[right]!);
    b += w * (y[left]! + y[right]!);
    square += w * (squares[left]! + squares[right]!);
    product += w * (products[left]! + products[right]!);
  }
  const brightness = (2 * a * b + c1) / (a * a + b * b + c1);
  const structure = (2 * (product - a * b) + c2) / (square - a * a - b * b + c2);
  return brightness * structure;
}

function halfGaussian(sigma: number): Float64Array {
  const half = Float64Array.from({ length: reach + 1 }, (_, k) =>
    Math.exp(-((reach - k) ** 2) / (2 * sigma ** 2)),
  );
  const sum = half.reduce((total, weight, k) => total + (k < reach ? 2 : 1) * weight, 0);
  return half.map((weight) => weight / sum);
}
