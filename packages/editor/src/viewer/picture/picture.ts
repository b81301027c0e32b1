import type { Image, Tensor } from '@tweedie/core';

/** A picture to look at, with the name it goes by. */
export interface Picture {
  /** Which one it is among others. */
  readonly id: string;
  readonly title: string;
  /** `[N, 1, 2 or 3, H, W]` in [-1, 1], or codes. Never changed once it is here: what is drawn of it is kept. */
  readonly pixels: Tensor | Image;
  /** Which sample of a tensor. @default 0 */
  readonly sample?: number;
  /** One value in [0, 1] for each pixel of a tensor. @default opaque */
  readonly alpha?: Float32Array | undefined;
  /** A few words behind the title: "PSNR 27.3 dB". */
  readonly note?: string | undefined;
}
