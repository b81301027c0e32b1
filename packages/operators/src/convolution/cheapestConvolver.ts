import type { Extent } from '../imageSize.ts';
import type { Boundary } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import { cosineConvolver } from './cosineConvolver.ts';
import { directConvolver } from './directConvolver.ts';
import { fastLength, fourierConvolver, hasSmallFactors } from './fourierConvolver.ts';
import { isEven, type Psf, reachOf, separate } from './psf.ts';
import { separableConvolver } from './separableConvolver.ts';

interface Way {
  /** In products for each pixel of the image: of `apply`, as of `adjoint`. */
  readonly cost: number;
  readonly normalCost: number;
  make(): Convolver;
}

/** The cheapest way to blur images of this size, and the cheapest way to blur them and back in one. */
export function cheapestConvolver(image: Extent, psf: Psf, boundary: Boundary): Convolver {
  const ways = waysTo(image, psf, boundary);
  const once = ways.reduce((best, way) => (way.cost < best.cost ? way : best));
  const twice = ways.reduce((best, way) => (way.normalCost < best.normalCost ? way : best));
  const { apply, adjoint, normal } = once.make();
  return { apply, adjoint, normal: once === twice ? normal : twice.make().normal };
}

function waysTo(image: Extent, psf: Psf, boundary: Boundary): [Way, ...Way[]] {
  const [direct, fourier] = [directCost(psf), fourierCost(image, psf, boundary)];
  const ways: [Way, ...Way[]] = [
    { cost: direct, normalCost: 2 * direct, make: () => directConvolver(image, psf, boundary) },
    {
      cost: fourier,
      normalCost: boundary === 'circular' ? fourier : 2 * fourier,
      make: () => fourierConvolver(image, psf, boundary),
    },
  ];
  const factors = separate(psf);
  if (factors) {
    const products = inOrder * (psf.height + psf.width);
    ways.push({
      cost: products + overhead.separable,
      normalCost: 2 * products + overhead.separable,
      make: () => separableConvolver(image, factors, boundary),
    });
  }
  if (boundary === 'reflect' && isEven(psf)) {
    const cosine = transformCost(image);
    ways.push({ cost: cosine, normalCost: cosine, make: () => cosineConvolver(image, psf) });
  }
  return ways;
}

/** Measured with 3×256×256 values: what comes on top of the products, as a number of products. */
const overhead = { direct: 12, separable: 8, frame: 20 };
/** A product of two lines of a matrix, beside one of a tap that is somewhere. */
const inOrder = 0.6;
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
