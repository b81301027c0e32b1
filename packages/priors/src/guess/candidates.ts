import { sigmaOf } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import { alphaBarsOfSchedule, type Schedule } from '../card/schedule.ts';
import type { NetworkFacts } from '../card/readSchedulerConfig.ts';

const schedules: readonly Schedule[] = [
  { kind: 'linear', steps: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  { kind: 'cosine', steps: 1000 },
  { kind: 'scaled-linear', steps: 1000, betaStart: 8.5e-4, betaEnd: 0.012 },
];
const usual = { min: 0.002, max: 80 };
const data = 0.5;

/** The kinds of network that are about, for one that is told of the noise in some way. */
export function candidates({ noise, inputs }: Pick<PriorCard, 'noise' | 'inputs'>): NetworkFacts[] {
  const tables = schedules.flatMap((schedule): NetworkFacts[] => {
    const alphaBars = alphaBarsOfSchedule(schedule);
    const sigma = { min: sigmaOf(alphaBars[0]!), max: sigmaOf(alphaBars.at(-1)!) };
    return (['epsilon', 'v', 'x0'] as const).map((parametrisation) => ({ parametrisation, schedule, sigma }));
  });
  const whole = noise?.type === 'int64' || noise?.type === 'int32';
  if (whole) return tables;
  const told: NetworkFacts[] = [
    { parametrisation: 'edm-denoiser', sigma: usual },
    { parametrisation: 'edm-network', sigma: { ...usual, data } },
    { parametrisation: 'score', sigma: usual },
  ];
  if (inputs.sigma === undefined) return told.slice(0, 1);
  const flows = (['noise-at-one', 'image-at-one'] as const).flatMap((time) =>
    [1, 1000].map((timeScale): NetworkFacts => ({ parametrisation: 'flow', time, timeScale, sigma: usual })),
  );
  return [...told, ...tables, ...flows];
}
