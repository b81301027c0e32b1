/** @file The tables of Annex K of ITU-T T.81 (1992), row by row, for a quality of 50. */

const luma = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99],
].flat();

const chroma = [
  [17, 18, 24, 47, 99, 99, 99, 99],
  [18, 21, 26, 66, 99, 99, 99, 99],
  [24, 26, 56, 99, 99, 99, 99, 99],
  [47, 66, 99, 99, 99, 99, 99, 99],
  [99, 99, 99, 99, 99, 99, 99, 99],
  [99, 99, 99, 99, 99, 99, 99, 99],
  [99, 99, 99, 99, 99, 99, 99, 99],
  [99, 99, 99, 99, 99, 99, 99, 99],
].flat();

/** The steps of the 64 coefficients of a block, row by row, in codes of 8 bits. */
export interface QuantisationTables {
  readonly luma: readonly number[];
  readonly chroma: readonly number[];
}

/**
 * The tables for a quality from 1 to 100, as the library of the Independent JPEG Group scales them: in percent of those for
 * 50, `⌊5000/quality⌋` below 50 and `200 − 2·quality` from there on, each step rounded and from 1 to 255.
 */
export function quantisationTables(quality: number): QuantisationTables {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const scaled = (table: readonly number[]): number[] =>
    table.map((step) => Math.min(255, Math.max(1, Math.floor((step * percent + 50) / 100))));
  return { luma: scaled(luma), chroma: scaled(chroma) };
}
