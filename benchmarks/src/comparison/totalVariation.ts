import { combine, type LinearOperator, map, type Tensor, zeros } from '@tweedie/core';

export interface TotalVariationOptions {
  /** The weight λ of the total variation, above 0. */
  readonly lambda: number;
  /** @default 300 */
  readonly steps?: number;
  /** The first x `[N, C, H, W]`. @default argmin of the misfit, near 0 */
  readonly start?: Tensor;
}

/** An estimate, and the dual variable `[N, C, H, W]` twice: along y and along x. */
export interface SaddlePoint {
  readonly x: Tensor;
  readonly p: readonly [down: Tensor, right: Tensor];
}

/** The distance between start and solution that the steps are balanced for, in model units for each pixel. */
const distance = 0.2;

/**
 * `argmin ½·‖y − A·x‖² + λ·Σ‖∇x‖`, the sum over the pixels and the norm over both directions and all channels of one pixel:
 * the isotropic total variation of colour pictures (Bresson, Chan 2008). ∇ is the difference of neighbours, 0 at the last row and
 * column, so that ‖∇‖² ≤ 8. By the primal-dual algorithm of Chambolle and Pock (2011), Alg. 1 with θ = 1 and τ·σ·8 = 1; the
 * step in x is the operator's own `prox`. `[N, ...outputShape] → [N, C, H, W]`
 */
export async function totalVariation(
  { y, operator: A }: { readonly y: Tensor; readonly operator: LinearOperator },
  { lambda, steps = 300, start }: TotalVariationOptions,
): Promise<SaddlePoint> {
  const tau = distance / (lambda * Math.sqrt(8));
  const sigma = 1 / (8 * tau);
  const none = zeros([y.shape[0]!, ...A.inputShape]);
  let x = start ?? (await A.prox(none, y, 1 / tau));
  let ahead = x;
  const p = [map(none, () => 0), map(none, () => 0)] as const;
  for (let k = 0; k < steps; k++) {
    ascend(p, ahead, { sigma, lambda });
    const next = await A.prox(combine([1, x], [-tau, gradientAdjoint(p)]), y, 1 / tau);
    ahead = combine([2, next], [-1, x]);
    x = next;
  }
  return { x, p };
}

/** `Σ‖∇x‖` of each sample. */
export function variationOf(x: Tensor): number[] {
  const [samples, channels, height, width] = x.shape as [number, number, number, number];
  const plane = height * width;
  return Array.from({ length: samples }, (_, n) => {
    let sum = 0;
    for (let i = 0; i < plane; i++) {
      let squared = 0;
      for (let c = 0; c < channels; c++) {
        const at = (n * channels + c) * plane + i;
        squared += difference(x.data, at, i, { width, plane });
      }
      sum += Math.sqrt(squared);
    }
    return sum;
  });
}

function difference(
  data: Float32Array,
  at: number,
  i: number,
  { width, plane }: { readonly width: number; readonly plane: number },
): number {
  const down = i + width < plane ? data[at + width]! - data[at]! : 0;
  const right = (i + 1) % width ? data[at + 1]! - data[at]! : 0;
  return down ** 2 + right ** 2;
}

/** `p ← (p + σ·∇x) / max(1, ‖p + σ·∇x‖/λ)`, in place. */
function ascend(
  [down, right]: SaddlePoint['p'],
  x: Tensor,
  { sigma, lambda }: { readonly sigma: number; readonly lambda: number },
): void {
  const [samples, channels, height, width] = x.shape as [number, number, number, number];
  const plane = height * width;
  const [a, b, image] = [down.data, right.data, x.data];
  for (let n = 0; n < samples; n++) {
    for (let i = 0; i < plane; i++) {
      let squared = 0;
      for (let c = 0, at = n * channels * plane + i; c < channels; c++, at += plane) {
        if (i + width < plane) a[at]! += sigma * (image[at + width]! - image[at]!);
        if ((i + 1) % width) b[at]! += sigma * (image[at + 1]! - image[at]!);
        squared += a[at]! ** 2 + b[at]! ** 2;
      }
      if (squared <= lambda ** 2) continue;
      const shrink = lambda / Math.sqrt(squared);
      for (let c = 0, at = n * channels * plane + i; c < channels; c++, at += plane) {
        a[at]! *= shrink;
        b[at]! *= shrink;
      }
    }
  }
}

/** `∇ᵀp`. The last row of `down` and the last column of `right` are 0. */
export function gradientAdjoint([down, right]: SaddlePoint['p']): Tensor {
  const [height, width] = down.shape.slice(-2) as [number, number];
  const plane = height * width;
  const data = new Float32Array(down.data.length);
  for (let at = 0; at < data.length; at++) {
    const i = at % plane;
    const above = i >= width ? down.data[at - width]! : 0;
    const left = i % width ? right.data[at - 1]! : 0;
    data[at] = above - down.data[at]! + left - right.data[at]!;
  }
  return { shape: down.shape, data };
}
