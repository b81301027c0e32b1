import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import type { ModelFacts, ModelValue } from './modelFacts.ts';

/** What a card says of how images go into a network and come out. */
export type Borders = Pick<
  PriorCard,
  'inputs' | 'output' | 'noise' | 'labels' | 'layout' | 'learnedVariance'
> & {
  readonly shape: Pick<PriorCard['shape'], 'channels' | 'height' | 'width'>;
};

/** What the file cannot tell. */
export interface BorderHints {
  /** How many classes a network knows that takes the number of one. */
  readonly classes?: number | undefined;
}

/**
 * Reads from the inputs and outputs of a model which is the image, which the noise level and which the class, and in what
 * form. Throws `bad-model` where it takes more than these, or less.
 */
export function guessBorders(model: ModelFacts, hints: BorderHints = {}): Borders {
  const image = theOne(model.inputs.filter(isImage), 'input');
  const answer = theOne(model.outputs.filter(isImage), 'output');
  assertBatch(image);
  const last = isChannelsLast(image);
  const [given, answered] = [channelsOf(image, last ? 3 : 1), channelsOf(answer, last ? 3 : 1)];
  const others = model.inputs.filter((input) => input !== image);
  const label = others.find(isLabel);
  const noise = others.find((input) => input !== label && isNoise(input));
  const stranger = others.find((input) => input !== label && input !== noise);
  if (stranger) {
    throw refusal(`takes ${describe(stranger)}, of which it cannot be told what it means`);
  }
  const asChannel = !noise && given === answered + 1;
  const channels = asChannel ? answered : given;
  if (![channels, 2 * channels].includes(answered)) {
    throw refusal(`takes images of ${given} channels and answers with ${answered}`);
  }
  const side = (axis: number): number | null => {
    const length = image.dims?.[axis];
    return typeof length === 'number' ? length : null;
  };
  const [height, width] = last ? [side(1), side(2)] : [side(2), side(3)];
  return {
    inputs: { x: image.name, ...(noise && { sigma: noise.name }) },
    output: answer.name,
    ...(asChannel && { noise: { type: 'float32', shape: 'channel' } }),
    ...(noise && noiseOf(noise)),
    ...(label && { labels: labelsOf(label, hints) }),
    ...(last && { layout: 'nhwc' }),
    ...(answered === 2 * channels && { learnedVariance: true }),
    shape: { channels, height: width === null ? null : height, width: height === null ? null : width },
  };
}

/** Whether the model takes the number of a class and leaves open how many there are, so that a hint must tell. */
export function needsClasses({ inputs }: ModelFacts): boolean {
  const label = inputs.find(isLabel);
  return label !== undefined && columnsOf(label) === undefined;
}

const mostChannels = 16;

function isChannelsLast({ dims }: ModelValue): boolean {
  const few = (axis: number): boolean => typeof dims?.[axis] === 'number' && dims[axis] <= mostChannels;
  return few(3) && !few(1);
}

function isImage({ type, dims }: ModelValue): boolean {
  return type === 'float32' && dims?.length === 4 && dims.slice(1).some((dim) => dim !== 1);
}

function isLabel({ name }: ModelValue): boolean {
  return /class|label|^y$/i.test(name) && !/noise|sigma|time/i.test(name);
}

function isNoise({ type, dims }: ModelValue): boolean {
  const rank = dims?.length ?? 1;
  return (
    ['float32', 'int64', 'int32'].includes(type ?? '') &&
    (rank < 2 || dims!.slice(1).every((dim) => dim === 1))
  );
}

function noiseOf({ type, dims }: ModelValue): Pick<PriorCard, 'noise'> {
  const shape = dims?.length === 0 ? 'scalar' : dims?.length === 4 ? 'column' : 'vector';
  if (type === 'float32' && shape === 'vector') return {};
  return { noise: { type: type as 'float32' | 'int64' | 'int32', shape } };
}

function labelsOf(label: ModelValue, { classes }: BorderHints): NonNullable<PriorCard['labels']> {
  const { name, type, dims } = label;
  const count = columnsOf(label) ?? classes;
  if (count === undefined) {
    throw new TweedieError(
      'bad-model',
      `The model takes a class, ${name}, and does not say how many there are`,
      { remedy: 'Say how many classes it knows.' },
    );
  }
  return {
    input: name,
    encoding: dims?.length === 2 ? 'one-hot' : 'index',
    type: type as 'float32' | 'int64' | 'int32',
    count,
    label: 0,
  };
}

/** How many classes a one-hot row has room for. */
function columnsOf({ dims }: ModelValue): number | undefined {
  const columns = dims?.length === 2 ? dims[1] : undefined;
  return typeof columns === 'number' ? columns : undefined;
}

function channelsOf({ name, dims }: ModelValue, axis: number): number {
  const length = dims?.[axis];
  if (typeof length === 'number') return length;
  throw refusal(`does not say how many channels ${name} has`);
}

/** Solvers ask for one image, or for as many as they have samples. */
function assertBatch({ name, dims }: ModelValue): void {
  const batch = dims?.[0];
  if (typeof batch !== 'number' || batch === 1) return;
  throw refusal(
    `takes ${batch} images at once, no more and no less: ${name} is [${dims?.join(', ')}]`,
    'Export it for one image, or with an open first axis.',
  );
}

function theOne(images: readonly ModelValue[], kind: 'input' | 'output'): ModelValue {
  if (images.length === 1) return images[0]!;
  const found = images.length === 0 ? 'none' : images.map(({ name }) => name).join(', ');
  throw refusal(`must have one image as its ${kind}, float32 of four axes; it has ${found}`);
}

function describe({ name, type = 'unknown', dims }: ModelValue): string {
  return `${name} (${type} [${dims?.map((dim) => dim ?? '?').join(', ') ?? '?'}])`;
}

function refusal(
  what: string,
  remedy = 'Export a network that takes an image and a noise level, or write a card.json by hand.',
): TweedieError {
  return new TweedieError('bad-model', `The model ${what}`, { remedy });
}
