/** @file Draws aligned cartoon faces: `node makeFaces.js OUT [COUNT] [SIDE]`, COUNT of each style. The designs are CC BY 4.0. */
import { adventurer, toonHead } from '@dicebear/collection';
import { createAvatar } from '@dicebear/core';
import { Resvg } from '@resvg/resvg-js';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [out, count = '6000', side = '64'] = process.argv.slice(2);
if (out === undefined) throw new Error('Say where the faces go: node makeFaces.js OUT');

const backgroundColor = [
  'b6e3f4',
  'c0aede',
  'd1d4f9',
  'ffd5dc',
  'ffdfbf',
  'a7c9a0',
  'e8d6b0',
  '8fa3b8',
  'f4f1de',
  '577590',
];
const styles = { adventurer, toonhead: toonHead };
for (const [name, style] of Object.entries(styles)) {
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  for (let number = 0; number < Number(count); number++) {
    const drawing = createAvatar(style, { seed: `${name}-${number}`, backgroundColor }).toString();
    const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: Number(side) } }).render();
    await writeFile(join(folder, `${String(number).padStart(5, '0')}.png`), picture.asPng());
  }
}
