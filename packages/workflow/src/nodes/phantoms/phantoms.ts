import { map, type Tensor } from '@tweedie/core';
import { deadLeaves } from '@tweedie/priors';
import { colours } from './colours.ts';
import { paint } from './paint.ts';
import { sheppLogan } from './sheppLogan.ts';
import { star } from './star.ts';
import { text } from './text.ts';
import { zonePlate } from './zonePlate.ts';

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Test pictures, from nothing: `[1, 3, height, width]`. */
const phantoms = {
  leaves: (size: Size): Tensor => deadLeaves({ channels: 3, ...size }),
  'shepp-logan': (size: Size): Tensor => paint(sheppLogan, size),
  star: (size: Size): Tensor => paint(star, size),
  text: (size: Size): Tensor => paint(text, size),
  colours: (size: Size): Tensor => paint(colours, size),
  'zone-plate': zonePlate,
} as const;

export type Phantom = keyof typeof phantoms;

/** Draws a test picture in the 256 codes that a file has, so that it is the same everywhere. */
export function drawPhantom(which: Phantom, size: Size): Tensor {
  return map(
    phantoms[which](size),
    (value) => Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * 255) / 127.5 - 1,
  );
}
