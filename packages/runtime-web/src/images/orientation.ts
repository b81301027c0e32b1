import type { Image } from '@tweedie/core';

/** How a picture is stored: EXIF's tag 274, 1 for upright, 2 to 8 for turned and mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The orientation in a block of EXIF, which is a small TIFF file; 1 where there is none, or it says none. */
export function orientationOf(exif: Uint8Array | undefined): Orientation {
  if (!exif) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + 12 * i;
      if (view.getUint16(entry, little) !== 274) continue;
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? (value as Orientation) : 1;
    }
  } catch {
    // It ends before it should: as good as none.
  }
  return 1;
}

/** Turns and mirrors a stored picture so that it is upright. */
export function upright(image: Image, orientation: Orientation): Image {
  if (orientation === 1) return image;
  const { width, height, data } = image;
  const turned = orientation > 4;
  const [mirrorsX, mirrorsY] = [[2, 3, 7, 8].includes(orientation), [3, 4, 6, 7].includes(orientation)];
  const [w, h] = turned ? [height, width] : [width, height];
  const out = data.slice();
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [a, b] = turned ? [y, x] : [x, y]; // where it was stored, but for the mirrors
      const from = 4 * ((mirrorsY ? height - 1 - b : b) * width + (mirrorsX ? width - 1 - a : a));
      const to = 4 * (y * w + x);
      for (let c = 0; c < 4; c++) out[to + c] = data[from + c]!;
    }
  }
  return { width: w, height: h, data: out };
}
