import type { Boundary } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import { cosineConvolver } from './cosineConvolver.ts';
import { directConvolver } from './directConvolver.ts';
import { fastLength, fourierConvolver, hasSmallFactors } from './fourierConvolver.ts';
import type { Extent } from '../imageSize.ts';
import { isEven, type Psf, reachOf, separate } from './psf.ts';
import { separableConvolver } from './separableConvolver.ts';

interface Way {
  /** In products for each pixel of the image. */
  readonly cost: number;
  make(): Convolver;
}

/** The cheapest way to blur images of this size. */
export function cheapestConvolver(image: Extent, psf: Psf, boundary: Boundary): Convolver {
  const factors = separate(psf);
  const ways: Way[] = [
    { cost: directCost(psf), make: () => directConvolver(image, psf, boundary) },
    { cost: fourierCost(image, psf, boundary), make: () => fourierConvolver(image, psf, boundary) },
  ];
  if (factors) {
    const cost = psf.height + psf.width + overhead.separable;
    ways.push({ cost, make: () => separableConvolver(image, factors, boundary) });
  }
  if (boundary === 'reflect' && isEven(psf)) {
    ways.push({ cost: transformCost(image), make: () => cosineConvolver(image, psf) });
  }
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best)).make();
}

/** Measured with 3×256×256 values: what comes on top of the products, as a number of products. */
const overhead = { direct: 8, separable: 12, frame: 20 };
/** The butterflies of a transform and its inverse, measured likewise, times log₂ of the number of pixels. */
const butterfly = 4;
/** A transform whose length has a larger prime factor takes `detour` times as long. */
const largestFactor = 31;
const detour = 4;

function directCost({ weights }: Psf): number {
  return weights.reduce((count, weight) => count + Number(weight !== 0), overhead.direct);
}

function transformCost({ height, width }: Extent): number {
  const detours = [height, width].filter((length) => !hasSmallFactors(length, largestFactor)).length;
  return butterfly * Math.log2(height * width + 1) * (1 + ((detour - 1) * detours) / 2);
}

function fourierCost(image: Extent, psf: Psf, boundary: Boundary): number {
  if (boundary === 'circular') return transformCost(image);
  const reach = reachOf(psf, image);
  const period = { height: fastLength(reach.height), width: fastLength(reach.width) };
  const growth = (period.height * period.width) / (image.height * image.width);
  return growth * transformCost(period) + overhead.frame;
}
