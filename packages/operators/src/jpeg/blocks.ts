/** @file Planes whose sides are multiples of 8, as blocks of 8×8. */

const side = 8;

/** The orthonormal cosine transform of 8 values: `C[k][n] = √(2/8)·cₖ·cos(π·k·(2n + 1)/16)`, `c₀ = √½`. */
const cosines = Array.from({ length: side }, (_, k) =>
  Array.from(
    { length: side },
    (_, n) => Math.sqrt(k === 0 ? 1 / side : 2 / side) * Math.cos((Math.PI * k * (2 * n + 1)) / (2 * side)),
  ),
);
const transposed = cosines.map((_, k) => cosines.map((row) => row[k]!));

/** Replaces each block of a plane by its coefficients. */
export function toCoefficients(plane: Float64Array, width: number): void {
  transform(plane, width, cosines);
}

/** The inverse of `toCoefficients`. */
export function fromCoefficients(plane: Float64Array, width: number): void {
  transform(plane, width, transposed);
}

/** Rounds each coefficient to a multiple of its step, halves away from 0 as the JPEG library does. */
export function quantise(plane: Float64Array, width: number, steps: readonly number[]): void {
  for (let i = 0; i < plane.length; i++) {
    const step = steps[(Math.floor(i / width) % side) * side + ((i % width) % side)]!;
    plane[i] = Math.sign(plane[i]!) * Math.floor(Math.abs(plane[i]!) / step + 0.5) * step;
  }
}

/** `C·B·Cᵀ` of each block. */
function transform(plane: Float64Array, width: number, C: readonly (readonly number[])[]): void {
  const line = new Float64Array(side);
  const pass = (start: number, stride: number): void => {
    for (let k = 0; k < side; k++) {
      const row = C[k]!;
      let sum = 0;
      for (let n = 0; n < side; n++) sum += row[n]! * plane[start + n * stride]!;
      line[k] = sum;
    }
    for (let k = 0; k < side; k++) plane[start + k * stride] = line[k]!;
  };
  for (let start = 0; start < plane.length; start += side) pass(start, 1);
  for (let top = 0; top < plane.length; top += side * width) {
    for (let j = 0; j < width; j++) pass(top + j, width);
  }
}
