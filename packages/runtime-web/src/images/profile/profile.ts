/** An ICC profile by the light of its channels: codes in [0, 1] to linear light in [0, 1], then to linear sRGB by a matrix. */
export interface Profile {
  readonly curves: readonly [Curve, Curve, Curve];
  /** Row by row. */
  readonly matrix: readonly number[];
}

export type Curve = (code: number) => number;

/** Linear light of an sRGB code, both in [0, 1]. IEC 61966-2-1. */
export function srgbToLight(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** The inverse of `srgbToLight`. */
export function lightToSrgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
