import { type Feeds, type NetworkInput, type Shape, type Tensor, TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import { channelsFirst, channelsLast, withChannels } from './channels.ts';

/** How images `[N, C, H, W]` go into a network and come out of it, and the adjoints of both. */
export interface Borders {
  feeds(z: Tensor, time: number): Feeds;
  image(output: Tensor): Tensor;
  /** The cotangent of the output from that of the image. */
  imageAdjoint(v: Tensor): Tensor;
  /** The cotangent of z from that of the input. */
  feedAdjoint(gradient: Tensor): Tensor;
}

/** Reads from the card what the network wants to be fed with. Throws `bad-parameter` for a class that it lacks. */
export function bordersOf(card: PriorCard, label = card.labels?.label): Borders {
  const { channels } = card.shape;
  const last = card.layout === 'nhwc';
  const [inwards, outwards] = last ? [channelsLast, channelsFirst] : [same, same];
  const answers = card.learnedVariance ? 2 * channels : channels;
  const asChannel = card.noise?.shape === 'channel';
  assertLabel(card, label);
  return {
    feeds: (z, time) => ({
      [card.inputs.x]: inwards(asChannel ? withChannels(z, channels + 1, time) : z),
      ...(card.inputs.sigma !== undefined && { [card.inputs.sigma]: noiseFeed(card, time, z.shape[0]!) }),
      ...(card.labels && { [card.labels.input]: labelFeed(card.labels, label!, z.shape[0]!) }),
    }),
    image: (output) => (card.learnedVariance ? withChannels(outwards(output), channels) : outwards(output)),
    imageAdjoint: (v) => inwards(withChannels(v, answers)),
    feedAdjoint: (gradient) => withChannels(outwards(gradient), channels),
  };
}

function same(x: Tensor): Tensor {
  return x;
}

function noiseFeed({ noise }: PriorCard, time: number, batch: number): NetworkInput {
  const { type, shape } = noise ?? { type: 'float32', shape: 'vector' };
  const shapes = { vector: [batch], scalar: [], column: [batch, 1, 1, 1], channel: [] };
  return numbers(type, shapes[shape], (data) => data.fill(type === 'float32' ? time : Math.round(time)));
}

function labelFeed(
  { encoding, type, count }: NonNullable<PriorCard['labels']>,
  label: number,
  batch: number,
): NetworkInput {
  if (encoding === 'index') return numbers(type, [batch], (data) => data.fill(label));
  return numbers(type, [batch, count], (data) => {
    for (let n = 0; n < batch; n++) data[n * count + label] = 1;
  });
}

function numbers(
  type: 'float32' | 'int64' | 'int32',
  shape: Shape,
  write: (data: Float64Array) => void,
): NetworkInput {
  const data = new Float64Array(shape.reduce((product, side) => product * side, 1));
  write(data);
  if (type === 'float32') return { shape, data: Float32Array.from(data) };
  if (type === 'int32') return { shape, data: Int32Array.from(data) };
  return { shape, data: BigInt64Array.from(data, BigInt) };
}

function assertLabel({ name, labels }: PriorCard, label: number | undefined): void {
  if (!labels) {
    if (label === undefined) return;
    throw new TweedieError('bad-parameter', `${name} knows no classes, got label ${label}`);
  }
  if (Number.isInteger(label) && label! >= 0 && label! < labels.count) return;
  throw new TweedieError(
    'bad-parameter',
    `${name}: label must be a whole number below ${labels.count}, got ${label}`,
  );
}
