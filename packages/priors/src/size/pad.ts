import type { Denoiser } from '@tweedie/core';
import { window } from './window.ts';

/**
 * Lets a denoiser that needs multiples of `multiple` take images `[N, C, H, W]` of any size: they go on mirrored
 * at the bottom and on the right, as often as it takes, and the result is cut back.
 */
export function padded(denoise: Denoiser, multiple: number): Denoiser {
  return async (x, sigma, options) => {
    const [, , height = 0, width = 0] = x.shape;
    const box = { top: 0, left: 0, height: roundUp(height, multiple), width: roundUp(width, multiple) };
    if (box.height === height && box.width === width) return denoise(x, sigma, options);
    return window(await denoise(window(x, box), sigma, options), { ...box, height, width });
  };
}

export function roundUp(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}
