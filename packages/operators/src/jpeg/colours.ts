/** @file Luma and chroma of JFIF, from the weights of ITU-R BT.601: `Cb = (B − Y)/1.772`, `Cr = (R − Y)/1.402`. */

const [red, green, blue] = [0.299, 0.587, 0.114];
const [toBlue, toRed] = [2 * (1 - blue), 2 * (1 - red)];

type Matrix = readonly (readonly [number, number, number])[];

/** Y, Cb and Cr of R, G and B. */
export const toChroma: Matrix = [
  [red, green, blue],
  [-red / toBlue, -green / toBlue, (1 - blue) / toBlue],
  [(1 - red) / toRed, -green / toRed, -blue / toRed],
];

/** R, G and B of Y, Cb and Cr. */
export const fromChroma: Matrix = [
  [1, 0, toRed],
  [1, (-blue * toBlue) / green, (-red * toRed) / green],
  [1, toBlue, 0],
];

/** `M·c` for the three values of each pixel. */
export function mix(M: Matrix, planes: readonly Float64Array[]): Float64Array[] {
  const [a, b, c] = planes as [Float64Array, Float64Array, Float64Array];
  return M.map(([x, y, z]) => a.map((value, i) => x * value + y * b[i]! + z * c[i]!));
}

/** `Mᵀ·c` for the three values of each pixel. */
export function mixTransposed(M: Matrix, planes: readonly Float64Array[]): Float64Array[] {
  return mix(
    M.map((_, k) => M.map((row) => row[k]!) as [number, number, number]),
    planes,
  );
}
