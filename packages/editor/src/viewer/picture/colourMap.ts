import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolateViridis,
} from 'd3-scale-chromatic';

/** Maps of colour in which equal steps look equal, from dark to light. */
export const colourMapNames = ['viridis', 'inferno', 'magma', 'cividis', 'grey'] as const;
export type ColourMapName = (typeof colourMapNames)[number];

const sources: Readonly<Record<ColourMapName, (t: number) => string>> = {
  viridis: interpolateViridis,
  inferno: interpolateInferno,
  magma: interpolateMagma,
  cividis: interpolateCividis,
  grey: (t) => `rgb(${Array.from({ length: 3 }, () => Math.round(255 * t)).join(', ')})`,
};

const known = new Map<ColourMapName, Uint8ClampedArray>();

/** The 256 colours of a map, `[r, g, b]` after `[r, g, b]`. */
export function colourMap(name: ColourMapName): Uint8ClampedArray {
  const ready = known.get(name);
  if (ready) return ready;
  const colours = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) colours.set(channels(sources[name](i / 255)), 3 * i);
  known.set(name, colours);
  return colours;
}

/** A map as a gradient of CSS, from left to right. */
export function colourGradient(name: ColourMapName): string {
  const colours = colourMap(name);
  const stops = Array.from({ length: 17 }, (_, k) => {
    const i = 3 * Math.round((255 * k) / 16);
    return `rgb(${colours[i]} ${colours[i + 1]} ${colours[i + 2]})`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** `#rrggbb` or `rgb(r, g, b)` as numbers. */
function channels(colour: string): number[] {
  if (!colour.startsWith('#')) return colour.match(/\d+/g)!.map(Number);
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
}
