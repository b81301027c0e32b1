/**
 * @file Text as outlines. A rasteriser draws text with the fonts of the machine, and many machines have none, so
 * captions travel with their font: Inter, read from the package that brings it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

export type Weight = 'regular' | 'semibold';

const { resolve } = createRequire(import.meta.url);
const weights: Readonly<Record<Weight, number>> = { regular: 400, semibold: 600 };
/** The subsets that captions draw from, in the order in which they are asked for a glyph. */
const subsets = ['latin', 'latin-ext', 'greek'] as const;
const loaded = new Map<string, Font>();

/** A glyph in its place: where it begins, in ems, from the start of its line. */
export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly offset: number;
}

export interface Line {
  readonly glyphs: readonly PlacedGlyph[];
  /** The width of the line, in ems. */
  readonly width: number;
}

/** Sets one line of text, with kerning. Characters that no subset holds are drawn as the font's empty box. */
export function setLine(text: string, weight: Weight): Line {
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  let last: { readonly font: Font; readonly glyph: Glyph } | undefined;
  for (const character of text) {
    const font = fontOf(character, weight);
    const glyph = font.charToGlyph(character);
    if (last?.font === font) width += font.getKerningValue(last.glyph, glyph) / font.unitsPerEm;
    glyphs.push({ glyph, offset: width });
    width += (glyph.advanceWidth ?? 0) / font.unitsPerEm;
    last = { font, glyph };
  }
  return { glyphs, width };
}

function fontOf(character: string, weight: Weight): Font {
  const fonts = subsets.map((subset) => () => load(subset, weight));
  const match = fonts.find((font) => font().charToGlyphIndex(character) > 0) ?? fonts[0]!;
  return match();
}

function load(subset: string, weight: Weight): Font {
  const file = `@fontsource/inter/files/inter-${subset}-${weights[weight]}-normal.woff`;
  const known = loaded.get(file);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = readFileSync(resolve(file));
  const font = opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength));
  loaded.set(file, font);
  return font;
}
