import type { Extent } from '../imageSize.ts';

/**
 * The weights of a blur, row by row. Pixel (⌊height/2⌋, ⌊width/2⌋) is its centre: the one that leaves the image
 * where it is.
 */
export interface Psf extends Extent {
  readonly weights: Float64Array;
}

/** Draws a PSF of (2·ry + 1) × (2·rx + 1) pixels around its centre, y down and x to the right, of sum 1. */
export function drawPsf([ry, rx]: readonly [number, number], weight: (y: number, x: number) => number): Psf {
  const [height, width] = [2 * ry + 1, 2 * rx + 1];
  const weights = Float64Array.from({ length: height * width }, (_, i) =>
    weight(Math.floor(i / width) - ry, (i % width) - rx),
  );
  return normalise({ height, width, weights });
}

export function normalise({ height, width, weights }: Psf): Psf {
  const sum = weights.reduce((a, b) => a + b, 0);
  return { height, width, weights: weights.map((weight) => weight / sum) };
}

/** The part of a plane that the blur of an image reads: how large it is, and where in it the image is. */
export function reachOf(psf: Psf, image: Extent): Extent & { readonly top: number; readonly left: number } {
  return {
    height: image.height + psf.height - 1,
    width: image.width + psf.width - 1,
    top: Math.ceil(psf.height / 2) - 1,
    left: Math.ceil(psf.width / 2) - 1,
  };
}

/** Weights closer than this, relative to the largest, are the same: eight roundings of a float32. */
const negligible = 2 ** -21;

function largest(psf: Psf): number {
  return psf.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

/** Whether a PSF is its own mirror image, up and down and left and right, about its centre. */
export function isEven(psf: Psf): boolean {
  const { height, width, weights } = psf;
  const tolerance = negligible * largest(psf);
  const at = (i: number, j: number): number => (i < height && j < width ? weights[i * width + j]! : 0);
  const [cy, cx] = [Math.floor(height / 2), Math.floor(width / 2)];
  for (let i = 0; i <= cy; i++) {
    for (let j = 0; j <= cx; j++) {
      const weight = at(i, j);
      const mirrored = [at(2 * cy - i, j), at(i, 2 * cx - j), at(2 * cy - i, 2 * cx - j)];
      if (mirrored.some((other) => Math.abs(other - weight) > tolerance)) return false;
    }
  }
  return true;
}

/** A PSF that is a product `column[i]·row[j]`. */
export interface Factors {
  readonly column: Float64Array;
  readonly row: Float64Array;
}

/**
 * The factors of a PSF of rank one, or `undefined` for any other. The cross through the largest weight holds
 * them both.
 */
export function separate(psf: Psf): Factors | undefined {
  const { height, width, weights } = psf;
  const most = largest(psf);
  const pivot = weights.findIndex((weight) => Math.abs(weight) === most);
  const [i0, j0] = [Math.floor(pivot / width), pivot % width];
  const row = weights.slice(i0 * width, (i0 + 1) * width);
  const column = Float64Array.from({ length: height }, (_, i) => weights[i * width + j0]! / weights[pivot]!);
  const close = weights.every((weight, p) => {
    const product = column[Math.floor(p / width)]! * row[p % width]!;
    return Math.abs(weight - product) <= negligible * most;
  });
  return close ? { column, row } : undefined;
}
