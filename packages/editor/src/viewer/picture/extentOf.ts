import type { Size } from './view.ts';

/**
 * The size at which pictures of several sizes lie over each other: that of the one with the most pixels. The others
 * are stretched to it, so that a measurement with a quarter of the pixels covers the same scene.
 */
export function extentOf(sizes: readonly Size[]): Size {
  const largest = sizes.reduce<Size>((most, size) => (area(size) > area(most) ? size : most), {
    width: 0,
    height: 0,
  });
  return area(largest) > 0 ? largest : { width: 1, height: 1 };
}

function area({ width, height }: Size): number {
  return width * height;
}
