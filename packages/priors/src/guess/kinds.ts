import { sigmaOf } from '@tweedie/core';
import type { NetworkFacts } from '../card/readSchedulerConfig.ts';
import { alphaBarsOfSchedule, type Schedule } from '../card/schedule.ts';
import type { Borders } from './guessBorders.ts';

/** What a network's output means, and in which values and noise levels it thinks. */
export type Kind = NetworkFacts & { readonly range: readonly [black: number, white: number] };

const schedules: readonly Schedule[] = [
  { kind: 'linear', steps: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  { kind: 'cosine', steps: 1000 },
  { kind: 'scaled-linear', steps: 1000, betaStart: 8.5e-4, betaEnd: 0.012 },
];
/** The noise levels of Karras et al. (2022), for networks of which only trying tells more. */
const sigma = { min: 0.002, max: 80 };
const range = [-1, 1] as const;

/** The kinds of network that are about, as far as they can be told of the noise in this way. */
export function kindsOf({ noise, inputs }: Pick<Borders, 'noise' | 'inputs'>): Kind[] {
  const tables = schedules.flatMap((schedule): Kind[] => {
    const alphaBars = alphaBarsOfSchedule(schedule);
    const sigma = { min: sigmaOf(alphaBars[0]!), max: sigmaOf(alphaBars.at(-1)!) };
    return (['epsilon', 'v', 'x0'] as const).map((parametrisation) => ({
      parametrisation,
      schedule,
      sigma,
      range,
    }));
  });
  if (noise?.type === 'int64' || noise?.type === 'int32') return tables;
  const denoisers = ([range, [0, 1]] as const).map((range): Kind => ({
    parametrisation: 'edm-denoiser',
    sigma,
    range,
  }));
  if (inputs.sigma === undefined) return denoisers;
  const others: Kind[] = [
    { parametrisation: 'edm-network', sigma: { ...sigma, data: 0.5 }, range },
    { parametrisation: 'score', sigma, range },
  ];
  const flows = (['noise-at-one', 'image-at-one'] as const).flatMap((time) =>
    [1, 1000].map((timeScale): Kind => ({ parametrisation: 'flow', time, timeScale, sigma, range })),
  );
  return [...denoisers, ...others, ...tables, ...flows];
}
