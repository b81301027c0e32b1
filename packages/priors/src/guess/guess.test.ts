import { combine, ddpmAlphaBars, type Network, norm, scale, sigmaAt, sub, type Tensor } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { parseCard, type PriorCard } from '../card/card.ts';
import { candidates } from './candidates.ts';
import { deadLeaves } from './deadLeaves.ts';
import { guessBorders } from './guessBorders.ts';
import type { ModelFacts, ModelValue } from './modelFacts.ts';
import { rankKinds } from './rankKinds.ts';

const image = (name: string, ...dims: NonNullable<ModelValue['dims']>): ModelValue => ({
  name,
  type: 'float32',
  dims,
});
const any = (channels: number): NonNullable<ModelValue['dims']> => ['N', channels, 'H', 'W'];
const x = image('x', ...any(3));
const out = image('out', ...any(3));
const whole = { name: 'timestep', type: 'int64', dims: ['N'] };

describe('the borders of a model', () => {
  test.each<[string, ModelFacts, object]>([
    [
      'x and σ',
      { inputs: [x, image('sigma', 'N')], outputs: [out] },
      { inputs: { x: 'x', sigma: 'sigma' }, output: 'out' },
    ],
    [
      'whole timesteps and a learned variance',
      { inputs: [x, whole], outputs: [image('out', ...any(6))] },
      { noise: { type: 'int64', shape: 'vector' }, learnedVariance: true },
    ],
    [
      'one number',
      { inputs: [x, { name: 't', type: 'float32', dims: [] }], outputs: [out] },
      { noise: { type: 'float32', shape: 'scalar' } },
    ],
    [
      'a column',
      { inputs: [x, image('noise', 'N', 1, 1, 1)], outputs: [out] },
      { noise: { type: 'float32', shape: 'column' } },
    ],
    [
      'the noise level as a channel',
      { inputs: [image('x', ...any(4))], outputs: [out] },
      { inputs: { x: 'x' }, noise: { type: 'float32', shape: 'channel' }, shape: { channels: 3 } },
    ],
    ['no noise level', { inputs: [x], outputs: [out] }, { inputs: { x: 'x' }, shape: { channels: 3 } }],
    [
      'channels last, of one size',
      { inputs: [image('x', 'N', 64, 48, 3), whole], outputs: [image('out', 'N', 64, 48, 3)] },
      { layout: 'nhwc', shape: { channels: 3, height: 64, width: 48 } },
    ],
    [
      'classes in a row',
      { inputs: [x, whole, image('class_labels', 'N', 10)], outputs: [out] },
      { labels: { input: 'class_labels', encoding: 'one-hot', type: 'float32', count: 10, label: 0 } },
    ],
  ])('%s', (_, model, borders) => {
    expect(guessBorders(model)).toMatchObject(borders);
  });

  test('the number of classes has to be told', () => {
    const model = { inputs: [x, whole, { name: 'y', type: 'int64', dims: ['N'] }], outputs: [out] };
    expect(() => guessBorders(model)).toThrow('takes a class, y, and does not say how many there are');
    expect(guessBorders(model, { classes: 7 }).labels).toMatchObject({ encoding: 'index', count: 7 });
  });

  test.each<[string, ModelFacts]>([
    [
      'takes text (float32 [N, 77, 768])',
      { inputs: [x, whole, image('text', 'N', 77, 768)], outputs: [out] },
    ],
    ['must have one image as its input', { inputs: [x, image('low', ...any(3))], outputs: [out] }],
    [
      'must have one image as its output, float32 of four axes; it has none',
      { inputs: [x], outputs: [image('p', 'N', 10)] },
    ],
    ['takes images of 3 channels and answers with 5', { inputs: [x], outputs: [image('out', ...any(5))] }],
    ['does not say how many channels x has', { inputs: [image('x', 'N', 'C', 'H', 'W')], outputs: [out] }],
  ])('what it cannot tell is refused: %s', (message, model) => {
    expect(() => guessBorders(model)).toThrow(message);
  });
});

test('a picture of discs has edges, all grey levels, and the same pixels for one seed', () => {
  const picture = deadLeaves({ channels: 3, height: 40, width: 50 });
  expect(picture.shape).toEqual([1, 3, 40, 50]);
  expect(deadLeaves({ channels: 3, height: 40, width: 50 })).toEqual(picture);
  const steps = Array.from(picture.data.subarray(1), (value, i) => Math.abs(value - picture.data[i]!));
  expect(steps.filter((step) => step === 0).length / steps.length).toBeGreaterThan(0.5);
  expect(Math.max(...picture.data)).toBeGreaterThan(0.7);
  expect(Math.min(...picture.data)).toBeLessThan(-0.7);
});

describe('the kind of a network', () => {
  const base = {
    name: 'toy',
    title: 'Toy',
    file: 'model.onnx',
    sha256: '0'.repeat(64),
    bytes: 1,
    inputs: { x: 'x', sigma: 't' },
    output: 'out',
    shape: { channels: 1, height: null, width: null, multiple: 1 },
    range: [-1, 1],
    licence: 'MIT',
    trainingData: 'none',
  };
  const cards = candidates(parseCard({ ...base, parametrisation: 'score', sigma: { min: 1, max: 2 } })).map(
    (facts) => parseCard({ ...base, ...facts }),
  );
  const clean = deadLeaves({ channels: 1, height: 64, width: 64 });

  /** A network that knows the picture, and takes nine tenths of the noise off it where there is as much as it is told. */
  function networkOf(card: PriorCard): Network {
    return {
      inputs: ['x', 't'],
      outputs: ['out'],
      run: ({ x, t }) => {
        const { z, sigma } = pointOf(card, x as Tensor, Number(t!.data[0]));
        const error = norm(sub(z, clean))[0]! / Math.sqrt(z.data.length);
        const asToldOf = Math.abs(Math.log(error / sigma)) < 0.1;
        const denoised = asToldOf ? combine([0.9, clean], [0.1, z]) : z;
        const noise = scale(1 / sigma, sub(z, denoised));
        const velocity = sub(noise, denoised);
        const answers: Record<string, Tensor> = { 'edm-denoiser': denoised, epsilon: noise, flow: velocity };
        return Promise.resolve({ out: answers[card.parametrisation]! });
      },
      dispose: () => Promise.resolve(),
    };
  }

  test.each(['edm-denoiser', 'epsilon', 'flow'])('is found by trying: %s', async (kind) => {
    const card = cards.find(({ parametrisation }) => parametrisation === kind)!;
    const tried: number[] = [];
    const ranked = await rankKinds(networkOf(card), cards, { onTried: (count) => tried.push(count) });
    expect(ranked[0]!.card.parametrisation).toBe(kind);
    expect(ranked[0]!.left).toBeCloseTo(0.1, 2);
    expect(ranked[1]!.left).toBeGreaterThan(0.11);
    expect(tried).toEqual(cards.map((_, i) => i + 1));
  });
});

const alphaBars = ddpmAlphaBars();

/** The image and the noise level that a network of a kind is asked about. */
function pointOf({ parametrisation }: PriorCard, x: Tensor, t: number): { z: Tensor; sigma: number } {
  if (parametrisation === 'flow') return { z: scale(1 / (1 - t), x), sigma: t / (1 - t) };
  if (parametrisation === 'edm-denoiser') return { z: x, sigma: t };
  const sigma = sigmaAt(Math.min(999, Math.max(0, t)), alphaBars);
  return { z: scale(Math.sqrt(1 + sigma ** 2), x), sigma };
}
