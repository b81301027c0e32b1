import { type Tensor, toGrey, toTensor, TweedieError } from '@tweedie/core';
import { deadLeaves, type PriorCard, shapeOfCard } from '@tweedie/priors';
import { readImage } from '@tweedie/runtime-node';
import { drawPhantom } from '@tweedie/workflow';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeOf } from '../files/pictures.ts';

interface Size {
  readonly height: number;
  readonly width: number;
}

/** The side of pictures, where a prior takes any: of those that are drawn, and of what is cut out of others. */
const sides = { drawn: 64, cut: 128 } as const;

const mostPictures = 16;

/** Pictures of what a prior restores; none where it takes what no picture has. A prior of latents wants them encoded. */
export async function checkPictures(card: PriorCard, folder: string | undefined): Promise<Tensor[]> {
  return folder === undefined ? drawnPictures(card) : picturesIn(folder, card);
}

function drawnPictures(card: PriorCard): Tensor[] {
  const { channels, height, width, multiple } = shapeOfCard(card);
  const side = card.autoencoder ? sides.cut : sides.drawn;
  const size = { height: height ?? cut(side, multiple), width: width ?? cut(side, multiple) };
  if (channels > 3) return [];
  if (channels === 2) return [0, 1, 2, 3].map((seed) => deadLeaves({ channels, ...size }, seed));
  const pictures = (['leaves', 'shepp-logan', 'text', 'colours'] as const).map((kind) =>
    drawPhantom(kind, size),
  );
  return channels === 3 ? pictures : pictures.map((picture) => firstChannel(picture));
}

async function picturesIn(folder: string, card: PriorCard): Promise<Tensor[]> {
  const { channels, height, width, multiple } = shapeOfCard(card);
  const { name } = card;
  if (channels !== 1 && channels !== 3) {
    throw new TweedieError('bad-parameter', `${name} takes ${channels} channels, which no picture has`, {
      remedy: 'Leave out --images.',
    });
  }
  const names = (await readdir(folder)).filter((each) => /\.(png|jpe?g|webp|tiff?|avif)$/i.test(each)).sort();
  if (names.length === 0) throw new TweedieError('not-found', `There is no picture in ${folder}`);
  const pictures: Tensor[] = [];
  for (const each of names.slice(0, mostPictures)) {
    const image = await readImage(join(folder, each));
    const h = height ?? cut(Math.min(sides.cut, image.height), multiple);
    const w = width ?? cut(Math.min(sides.cut, image.width), multiple);
    if (image.height < h || image.width < w) {
      const sizes = `it must have ${w}×${h} pixels at least, got ${sizeOf(image)}`;
      throw new TweedieError('bad-image', `${each} is too small for ${name}: ${sizes}`);
    }
    pictures.push(middleOf(channels === 1 ? toGrey(image) : toTensor(image).tensor, { height: h, width: w }));
  }
  return pictures;
}

/** The longest side that is a multiple and does not stand out. */
function cut(side: number, multiple: number): number {
  return Math.max(multiple, side - (side % multiple));
}

function middleOf({ shape, data }: Tensor, { height, width }: Size): Tensor {
  const [, channels = 1, rows = 1, columns = 1] = shape;
  const [top, left] = [(rows - height) >> 1, (columns - width) >> 1];
  const out = new Float32Array(channels * height * width);
  for (let line = 0; line < channels * height; line++) {
    const [channel, row] = [Math.floor(line / height), line % height];
    const from = (channel * rows + top + row) * columns + left;
    out.set(data.subarray(from, from + width), line * width);
  }
  return { shape: [1, channels, height, width], data: out };
}

function firstChannel({ shape: [, , height = 1, width = 1], data }: Tensor): Tensor {
  return { shape: [1, 1, height, width], data: data.slice(0, height * width) };
}
