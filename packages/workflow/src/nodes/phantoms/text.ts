/** Capital letters on 5×7 points, a row in each number, its leftmost point in bit 4. */
const letters: Readonly<Record<string, readonly number[]>> = {
  A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  B: [0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110],
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  I: [0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  K: [0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001],
  L: [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
  M: [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
  N: [0b10001, 0b11001, 0b10101, 0b10101, 0b10101, 0b10011, 0b10001],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
  R: [0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001],
  S: [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
  T: [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
  W: [0b10001, 0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001],
};
const blank = [0, 0, 0, 0, 0, 0, 0];

/** Lines of print, large at the top and small at the bottom: how many times they fit across. */
const lines: readonly (readonly [text: string, top: number, height: number])[] = [
  ['TWEEDIE', 0.04, 0.2],
  ['WORDS IN INK', 0.28, 0.13],
  ['LETTERS ON A SLATE', 0.45, 0.1],
  ['A TREE STANDS BESIDE A LAKE', 0.59, 0.075],
  ['A STONE LION IN A WOOD BESIDE TENTS', 0.7, 0.06],
  ['LINES AND WORDS TOO SMALL TO BE READ ONE BESIDE ONE', 0.79, 0.05],
  ['SORTED SEALS RESTED ON ISLANDS AND SAILED BESIDE BOATS LATER', 0.87, 0.04],
];

/** Black print on white paper. */
export function text(x: number, y: number): number {
  const line = lines.find(([, top, height]) => y >= top && y < top + height);
  if (!line) return 1;
  const [words, top, height] = line;
  const column = Math.floor(((x - 0.04) / 0.92) * words.length * 6); // a letter is five points and a gap
  const row = Math.floor(((y - top) / height) * 8);
  if (column < 0 || column >= words.length * 6 || row > 6) return 1;
  const glyph = letters[words[Math.floor(column / 6)]!] ?? blank;
  return column % 6 < 5 && (glyph[row]! >> (4 - (column % 6))) & 1 ? 0 : 1;
}
