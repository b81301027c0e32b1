/** @file The networks that come with Tweedie are denoisers, and cards that say of one what is not true are found out. */
import { type Prior, type Tensor, toTensor } from '@tweedie/core';
import priorsPlugin, {
  checkPrior,
  checkReading,
  createPrior,
  deadLeaves,
  draftCard,
  type Kind,
  kindsOf,
  type PriorCard,
} from '@tweedie/priors';
import { drawPhantom } from '@tweedie/workflow';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { readImage } from '../images/readImage.ts';
import { borders, dressed, dresses } from './fixtures/dressed.ts';
import { openNetwork } from './openNetwork.ts';
import { openPrior } from './openPrior.ts';

const size = { height: 64, width: 64 };
const pictures = (['leaves', 'shepp-logan', 'text', 'colours'] as const).map((kind) =>
  drawPhantom(kind, size),
);
const complexPictures = [0, 1, 2, 3].map((seed) => deadLeaves({ channels: 2, ...size }, seed));
const { resolve } = createRequire(import.meta.url);
const templatePicture = async (name: string): Promise<Tensor> =>
  toTensor(await readImage(resolve(`@tweedie/workflow/templates/pictures/${name}.png`))).tensor;
const kinds: Readonly<Record<string, readonly Tensor[]>> = {
  photos: pictures,
  faces: [await templatePicture('face')],
  brains: complexPictures,
  'photos-latent': await Promise.all(['dog', 'flowers'].map(templatePicture)),
};
const runtime = createNodeRuntime();
const describeCard = ({ parametrisation, range }: PriorCard): string =>
  `${parametrisation} in ${JSON.stringify(range)}`;

test.each(priorsPlugin.priors!)(
  '$name does all that a denoiser does',
  async (entry) => {
    const { card, network, coders } = await openNetwork(entry, runtime);
    const prior = createPrior(card, network, { coders });
    const { checks } = await checkPrior(prior, kinds[card.name]!);
    expect(checks.map(({ name, passed, message }) => ({ name, passed, message }))).toEqual(
      checks.map(({ name, message }) => ({ name, passed: true, message })),
    );
    if (!coders) {
      const { check } = await checkReading(network, card, { describe: describeCard });
      expect(check).toMatchObject({ passed: true });
    }
    await prior.dispose();
  },
  120_000,
);

describe('a card that is not true', () => {
  let prior: Prior & { dispose(): Promise<void> };
  beforeAll(async () => {
    prior = await openPrior(priorsPlugin.priors![0]!, { runtime });
  });
  afterAll(() => prior.dispose());

  const kinds = kindsOf(borders);
  const kind = (parametrisation: string, facts: Partial<Kind> = {}, schedule = 'linear'): PriorCard => {
    const found = kinds.find(
      (each) => each.parametrisation === parametrisation && (each.schedule?.kind ?? schedule) === schedule,
    );
    return draftCard(borders, { ...found!, ...facts }, 8);
  };
  const half = [0, 1] as const;

  test.each<[dress: keyof typeof dresses, declared: PriorCard, better: string]>([
    ['epsilon in [0, 1]', kind('epsilon'), 'epsilon in [0,1]'],
    ['epsilon', kind('epsilon', {}, 'cosine'), 'epsilon in [-1,1]'],
    ['epsilon', kind('v'), 'epsilon in [-1,1]'],
    ['v', kind('epsilon', {}, 'cosine'), 'v in [-1,1]'],
    ['flow', kind('flow'), 'flow in [-1,1]'],
    ['denoiser in [0, 1]', kind('edm-denoiser'), 'edm-denoiser in [0,1]'],
    ['denoiser', kind('edm-network'), 'edm-denoiser in [-1,1]'],
  ])('%s, read in another way, looks like what it is: %#', async (dress, declared, better) => {
    const network = dressed(prior, dresses[dress]);
    const { check } = await checkReading(network, declared, { describe: describeCard });
    expect(check.passed).toBe(false);
    expect(check.message).toContain(`This looks like ${better}: read so it leaves`);
  });

  test.each<[dress: keyof typeof dresses, declared: PriorCard, failing: string[]]>([
    ['epsilon in [0, 1]', kind('epsilon'), ['keeps', 'removes', 'level', 'residual']],
    ['epsilon', kind('x0'), ['keeps', 'removes', 'level', 'residual']],
    ['denoiser', kind('score'), ['removes', 'forgets']],
    ['epsilon in [0, 1]', kind('epsilon', { range: half }), []],
  ])(
    '%s breaks the promises of a denoiser, unless its card is true: %#',
    async (dress, declared, failing) => {
      const network = dressed(prior, dresses[dress]);
      const { checks } = await checkPrior(createPrior(declared, network), pictures.slice(0, 2));
      expect(checks.filter(({ passed }) => passed === false).map(({ name }) => name)).toEqual(failing);
    },
  );

  test('black at 0 is in doubt where it may as well be at -1', async () => {
    const of = async (dress: keyof typeof dresses): Promise<object> => {
      const declared = kind('edm-denoiser', { range: half });
      return (await checkReading(dressed(prior, dresses[dress]), declared, { describe: describeCard })).check;
    };
    const doubt: unknown = expect.stringContaining('make sure that its black is 0');
    expect(await of('denoiser')).toMatchObject({ passed: true, message: doubt });
    expect(await of('denoiser in [0, 1]')).toMatchObject({
      passed: true,
      message: expect.not.stringContaining('make sure') as unknown,
    });
  });
});
