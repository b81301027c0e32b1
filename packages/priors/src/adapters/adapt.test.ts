import {
  combine,
  createRandom,
  ddpmAlphaBars,
  type Feeds,
  type Network,
  sigmaAt,
  type Tensor,
} from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { gaussianPrior } from '../analytic/gaussianPrior.ts';
import { parseCard, type PriorCard } from '../card/card.ts';
import { adapt } from './adapt.ts';
import { channelsFirst, channelsLast, withChannels } from './channels.ts';

const exact = gaussianPrior({ shape: [2, 3, 4], mean: 0.2, variance: 0.3 });

/** What a kind of network is, by its definition: F from x, D and σ as `ofX·x + ofD·D`, z as `scale·x`, and σ of its clock. */
interface Kind {
  readonly card: object;
  sigma(time: number): number;
  scale(sigma: number): number;
  predicts(sigma: number): readonly [ofX: number, ofD: number];
}

const levels = ddpmAlphaBars();
const table = {
  card: { schedule: { kind: 'linear', steps: 1000, betaStart: 1e-4, betaEnd: 0.02 } },
  sigma: (t: number) => sigmaAt(t, levels),
  scale: (sigma: number) => 1 / Math.sqrt(1 + sigma ** 2),
};
const data = 0.5;

const kinds: Readonly<Record<string, Kind>> = {
  'edm-denoiser': {
    card: { parametrisation: 'edm-denoiser' },
    sigma: (t) => t,
    scale: () => 1,
    predicts: () => [0, 1],
  },
  'edm-network': {
    card: { parametrisation: 'edm-network' },
    sigma: (t) => Math.exp(4 * t),
    scale: (sigma) => 1 / Math.hypot(sigma, data),
    predicts: (sigma) => {
      const total = sigma ** 2 + data ** 2; // D = σ_d²/total·x + σ·σ_d/√total·F
      return [-data / (sigma * Math.sqrt(total)), Math.sqrt(total) / (sigma * data)];
    },
  },
  score: {
    card: { parametrisation: 'score', clock: 'log-sigma' },
    sigma: Math.exp,
    scale: () => 1,
    predicts: (sigma) => [-1 / sigma ** 2, 1 / sigma ** 2],
  },
  epsilon: {
    ...table,
    card: { parametrisation: 'epsilon', ...table.card },
    predicts: (sigma) => [1 / sigma, -1 / sigma],
  },
  v: {
    ...table,
    card: { parametrisation: 'v', ...table.card },
    // v = √ᾱ·n − √(1 − ᾱ)·x₀ with n = (x − x₀)/σ, √ᾱ = 1/√(1 + σ²)
    predicts: (sigma) => {
      const root = Math.sqrt(1 + sigma ** 2);
      return [1 / (sigma * root), -1 / (sigma * root) - sigma / root];
    },
  },
  x0: { ...table, card: { parametrisation: 'x0', ...table.card }, predicts: () => [0, 1] },
  'flow, noise at one': {
    card: { parametrisation: 'flow', time: 'noise-at-one', timeScale: 1000 },
    sigma: (t) => t / 1000 / (1 - t / 1000),
    scale: (sigma) => 1 / (1 + sigma),
    predicts: (sigma) => [1 / sigma, -1 / sigma - 1], // n − x₀
  },
  'flow, image at one': {
    card: { parametrisation: 'flow', time: 'image-at-one' },
    sigma: (t) => (1 - t) / t,
    scale: (sigma) => 1 / (1 + sigma),
    predicts: (sigma) => [-1 / sigma, 1 / sigma + 1], // x₀ − n
  },
};

function cardOf(more: object): PriorCard {
  return parseCard({
    name: 'toy',
    title: 'Toy',
    file: 'model.onnx',
    sha256: '0'.repeat(64),
    bytes: 1,
    inputs: { x: 'sample', sigma: 'timestep' },
    output: 'out',
    shape: { channels: 2, height: 3, width: 4, multiple: 1 },
    range: [-1, 1],
    sigma: { min: 0.0101, max: 100, data },
    licence: 'MIT',
    trainingData: 'none',
    ...more,
  });
}

/** The network of a kind that makes the exact denoiser. */
function networkOf({ sigma: sigmaOf, scale, predicts }: Kind): Network {
  const linearise: NonNullable<Network['vjp']> = async ({ sample, timestep }) => {
    const z = sample as Tensor;
    const sigma = sigmaOf(Number(timestep!.data[0]));
    const [ofX, ofD] = predicts(sigma);
    const x = combine([1 / scale(sigma), z]);
    const [D, pullback] = await exact.vjp(x, sigma);
    return [
      combine([ofX, x], [ofD, D]),
      async (v) => combine([ofX / scale(sigma), v], [ofD / scale(sigma), await pullback(v)]),
    ];
  };
  return {
    inputs: ['sample', 'timestep'],
    outputs: ['out'],
    run: async (feeds) => ({ out: (await linearise(feeds, { of: 'out', wrt: 'sample' }))[0] }),
    vjp: linearise,
    dispose: () => Promise.resolve(),
  };
}

const [x, v] = [createRandom(1).normal([2, 2, 3, 4]), createRandom(2).normal([2, 2, 3, 4])];

/**
 * Two ways to the same number differ by the roundings of float32 on values of size `scale`. Networks that predict the
 * noise give x₀ as a difference of terms as large as x, and the clock itself is a float32 whose rounding is 2⁻²⁴·t.
 */
function expectSame(got: Tensor, wanted: Tensor, scale: number): void {
  for (const [i, value] of wanted.data.entries()) {
    expect(Math.abs(got.data[i]! - value)).toBeLessThan(40 * 2 ** -24 * scale);
  }
}

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  test.each([0.02, 0.4567, 3, 60])('makes the denoiser and its pullback, σ %d', async (sigma) => {
    const prior = adapt(networkOf(kind), cardOf(kind.card));
    const at = combine([Math.max(1, sigma), x]);
    const scale = 4 * Math.max(1, sigma) * (1 + 1 / sigma);
    const wanted = await exact.vjp(at, sigma);
    expectSame(await prior.denoise(at, sigma), wanted[0], scale);
    const [denoised, pullback] = await prior.vjp!(at, sigma);
    expectSame(denoised, wanted[0], scale);
    expectSame(await pullback(v), await wanted[1](v), scale);
  });
});

/** Wraps the network in another way to feed it or to answer. */
function changed(
  kind: Kind,
  { feeds = (given) => given, answer = (out) => out, back = (v) => v, gradient = (g) => g }: Change,
): Network {
  const inner = networkOf(kind);
  const vjp: NonNullable<Network['vjp']> = async (given) => {
    const [out, pullback] = await inner.vjp!(feeds(given), { of: 'out', wrt: 'sample' });
    return [answer(out), async (v: Tensor) => gradient(await pullback(back(v)))];
  };
  return { ...inner, run: async (given) => ({ out: answer((await inner.run(feeds(given)))['out']!) }), vjp };
}

interface Change {
  readonly feeds?: (given: Feeds) => Feeds;
  readonly answer?: (out: Tensor) => Tensor;
  readonly back?: (v: Tensor) => Tensor;
  readonly gradient?: (gradient: Tensor) => Tensor;
}

const denoiser = kinds['edm-denoiser']!;
const borders: Readonly<Record<string, readonly [card: object, change: Change]>> = {
  'takes whole timesteps, of 64 bits': [
    { noise: { type: 'int64', shape: 'vector' } },
    { feeds: timestep([2], BigInt64Array) },
  ],
  'takes whole timesteps, of 32 bits': [
    { noise: { type: 'int32', shape: 'vector' } },
    { feeds: timestep([2], Int32Array) },
  ],
  'takes one number': [
    { noise: { type: 'float32', shape: 'scalar' } },
    { feeds: timestep([], Float32Array) },
  ],
  'takes a column': [
    { noise: { type: 'float32', shape: 'column' } },
    { feeds: timestep([2, 1, 1, 1], Float32Array) },
  ],
  'wants channels last': [
    { layout: 'nhwc' },
    {
      feeds: ({ sample, ...rest }) => ({ ...rest, sample: channelsFirst(sample as Tensor) }),
      answer: channelsLast,
      back: channelsFirst,
      gradient: channelsLast,
    },
  ],
  'answers with a variance too': [
    { learnedVariance: true },
    { answer: (out) => withChannels(out, 4, 7), back: (v) => withChannels(v, 2) },
  ],
  'has the noise level as a channel': [
    { noise: { type: 'float32', shape: 'channel' }, inputs: { x: 'sample' } },
    {
      feeds: ({ sample }) => {
        const { shape, data } = sample as Tensor;
        expect(shape).toEqual([2, 3, 3, 4]);
        return {
          sample: withChannels(sample as Tensor, 2),
          timestep: { shape: [1], data: data.slice(24, 25) },
        };
      },
      gradient: (g) => withChannels(g, 3, 5),
    },
  ],
};

function timestep(
  shape: readonly number[],
  View: typeof Float32Array | typeof Int32Array | typeof BigInt64Array,
) {
  return (given: Feeds): Feeds => {
    expect(given['timestep']).toMatchObject({ shape });
    expect(given['timestep']!.data).toBeInstanceOf(View);
    return given;
  };
}

test.each(Object.entries(borders))('a network %s', async (name, [card, change]) => {
  const network = changed(denoiser, change);
  const named = name.includes('as a channel') ? { ...network, inputs: ['sample'] } : network;
  const prior = adapt(named, cardOf({ ...denoiser.card, ...card }));
  const wanted = await exact.vjp(x, 3);
  const [denoised, pullback] = await prior.vjp!(x, 3);
  expectSame(await prior.denoise(x, 3), wanted[0], 16);
  expectSame(denoised, wanted[0], 16);
  expectSame(await pullback(v), await wanted[1](v), 16);
});

test.each(Object.entries(kinds))(
  'a network of images from 0 to 1 sees them and σ in its units: %s',
  async (_, kind) => {
    // In its units the images have mean 0.6 and variance 0.075, which is what the same D gives after a change of units.
    const unit = 0.5;
    const own = gaussianPrior({ shape: [2, 3, 4], mean: 0.6, variance: 0.3 * unit ** 2 });
    const network: Network = {
      ...networkOf(kind),
      run: async ({ sample, timestep }) => {
        const sigma = kind.sigma(Number(timestep!.data[0]));
        const seen = combine([1 / kind.scale(sigma), sample as Tensor]);
        const [ofX, ofD] = kind.predicts(sigma);
        return { out: combine([ofX, seen], [ofD, await own.denoise(seen, sigma)]) };
      },
    };
    // σ_d is given in model units, and the network that was trained with 0.5 in its own has 1 there.
    const prior = adapt(
      network,
      cardOf({ ...kind.card, range: [0, 1], sigma: { min: 0.02, max: 80, data: 1 } }),
    );
    expectSame(await prior.denoise(x, 0.7), await exact.denoise(x, 0.7), 16);
  },
);

describe('classes', () => {
  const labels = { input: 'y', encoding: 'index', type: 'int64', count: 10, label: 3 };
  const asked: Feeds[] = [];
  const network: Network = {
    ...networkOf(denoiser),
    inputs: ['sample', 'timestep', 'y'],
    run: (feeds) => {
      asked.push(feeds);
      return Promise.resolve({ out: feeds['sample'] as Tensor });
    },
  };

  test('go in as an index or as a row of a matrix, that of the card unless told', async () => {
    await adapt(network, cardOf({ ...denoiser.card, labels })).denoise(x, 1);
    await adapt(network, cardOf({ ...denoiser.card, labels }), { label: 9 }).denoise(x, 1);
    const oneHot = { ...labels, encoding: 'one-hot', type: 'float32', count: 3, label: 1 };
    await adapt(network, cardOf({ ...denoiser.card, labels: oneHot })).denoise(x, 1);
    expect(asked.map(({ y }) => y)).toEqual([
      { shape: [2], data: BigInt64Array.of(3n, 3n) },
      { shape: [2], data: BigInt64Array.of(9n, 9n) },
      { shape: [2, 3], data: Float32Array.of(0, 1, 0, 0, 1, 0) },
    ]);
  });

  test('that there are not are refused', () => {
    const card = cardOf({ ...denoiser.card, labels });
    expect(() => adapt(network, card, { label: 10 })).toThrow(
      'toy: label must be a whole number below 10, got 10',
    );
    expect(() => adapt(networkOf(denoiser), cardOf(denoiser.card), { label: 1 })).toThrow(
      'toy knows no classes, got label 1',
    );
  });
});

test('a network and a card that disagree are told apart', async () => {
  const card = cardOf(denoiser.card);
  const network = networkOf(denoiser);
  expect(() => adapt({ ...network, inputs: ['x', 'timestep'] }, card)).toThrow(
    'toy: the card names the input "sample", but the network has x, timestep',
  );
  expect(() => adapt({ ...network, outputs: ['y'] }, card)).toThrow('the card names the output "out"');
  expect(() => adapt({ ...network, inputs: [...network.inputs, 'text'] }, card)).toThrow(
    'toy: the network takes "text", of which the card says nothing',
  );
  const twice = changed(denoiser, { answer: (out) => withChannels(out, 4) });
  await expect(adapt(twice, card).denoise(x, 1)).rejects.toThrow(
    'toy: the network must answer [2,2,3,4] with the same shape, got [2,4,3,4]',
  );
});
