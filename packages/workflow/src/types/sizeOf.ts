import type { Shape, SizeFacts } from '@tweedie/core';

/** The lengths of images `[…, C, H, W]`; nothing of an unknown shape. */
export function sizeOf(shape: Shape | undefined): SizeFacts {
  if (!shape || shape.length < 3) return {};
  const [channels, height, width] = shape.slice(-3) as [number, number, number];
  return { channels, height, width };
}

/** `[C, H, W]` where all three are known. */
export function shapeOf({ channels, height, width }: SizeFacts = {}): Shape | undefined {
  return channels === undefined || height === undefined || width === undefined
    ? undefined
    : [channels, height, width];
}

/** The lengths of one sample. */
export function sizeOfSample({ channels, height, width }: SizeFacts = {}): SizeFacts {
  return {
    ...(channels !== undefined && { channels }),
    ...(height !== undefined && { height }),
    ...(width !== undefined && { width }),
  };
}
