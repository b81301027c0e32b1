import { expect, test } from 'vitest';
import { colourGradient, colourMap, colourMapNames } from './colourMap.ts';

/** The lightness L* of a colour of sRGB (CIE 1976), from 0 to 100. */
function lightness([r, g, b]: readonly number[]): number {
  const linear = [r!, g!, b!].map((code) => {
    const c = code / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  return y > 216 / 24_389 ? 116 * Math.cbrt(y) - 16 : (24_389 / 27) * y;
}

function colour(colours: Uint8ClampedArray, i: number): number[] {
  return [...colours.subarray(3 * i, 3 * i + 3)];
}

test('viridis has the colours that were published', () => {
  const colours = colourMap('viridis');
  expect(colour(colours, 0)).toEqual([0x44, 0x01, 0x54]);
  expect(colour(colours, 255)).toEqual([0xfd, 0xe7, 0x25]);
});

test.each(colourMapNames)('%s becomes lighter all the way, in steps much alike', (name) => {
  const colours = colourMap(name);
  const eighths = Array.from({ length: 9 }, (_, k) => lightness(colour(colours, Math.round((255 * k) / 8))));
  const rises = eighths.slice(1).map((value, i) => value - eighths[i]!);
  // A code of rounding moves L* by 0.4 at most, and nothing may fall by more than that.
  for (let i = 1; i < 256; i++) {
    expect(lightness(colour(colours, i))).toBeGreaterThan(lightness(colour(colours, i - 1)) - 0.4);
  }
  expect(Math.max(...rises) / Math.min(...rises)).toBeLessThan(3);
});

test('a gradient begins and ends with the ends of the map', () => {
  const gradient = colourGradient('grey');
  expect(gradient).toContain('to right, rgb(0 0 0)');
  expect(gradient).toMatch(/rgb\(255 255 255\)\)$/);
});
