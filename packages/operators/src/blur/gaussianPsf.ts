import { drawPsf, type Psf } from '../convolution/psf.ts';

export interface GaussianPsfOptions {
  /** Standard deviations in px, along the axis and across it. */
  readonly along: number;
  readonly across: number;
  /** Of the axis, in degrees, anticlockwise from the right. */
  readonly angle: number;
}

/** How far the tails reach, in standard deviations: there they have fallen to 0.03 % of the middle. */
const reach = 4;

/** `exp(−u²/2σ₁² − v²/2σ₂²)` with u along the axis and v across it, of sum 1. */
export function gaussianPsf({ along, across, angle }: GaussianPsfOptions): Psf {
  const [cos, sin] = direction(angle);
  const ry = Math.ceil(reach * Math.hypot(along * sin, across * cos));
  const rx = Math.ceil(reach * Math.hypot(along * cos, across * sin));
  return drawPsf([ry, rx], (y, x) => {
    const u = x * cos - y * sin; // y points down
    const v = x * sin + y * cos;
    return Math.exp(-((u / along) ** 2 + (v / across) ** 2) / 2);
  });
}

/** Cosine and sine of an angle in degrees, exact at right angles. */
export function direction(angle: number): readonly [cos: number, sin: number] {
  const turns = (((angle / 90) % 4) + 4) % 4;
  if (Number.isInteger(turns))
    return (
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ] as const
    )[turns]!;
  const radians = (angle * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}
