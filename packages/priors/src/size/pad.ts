import { type Denoiser, type DenoiserVjp, zeros } from '@tweedie/core';
import { addWindow, window } from './window.ts';

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

/** The same for a denoiser with its pullback: what comes back to the mirrored part is added to the image. */
export function paddedVjp(vjp: DenoiserVjp, multiple: number): DenoiserVjp {
  return async (x, sigma, options) => {
    const [, , height = 0, width = 0] = x.shape;
    const box = { top: 0, left: 0, height: roundUp(height, multiple), width: roundUp(width, multiple) };
    if (box.height === height && box.width === width) return vjp(x, sigma, options);
    const inside = { ...box, height, width };
    const larger = window(x, box);
    const [denoised, pullback] = await vjp(larger, sigma, options);
    return [
      window(denoised, inside),
      async (v, options) => {
        const around = zeros(larger.shape);
        addWindow(around, v, inside);
        const gradient = zeros(x.shape);
        addWindow(gradient, await pullback(around, options), box);
        return gradient;
      },
    ];
  };
}

export function roundUp(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}
