import { parseParameters, sigmaOf, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import type { PriorCard } from './card.ts';
import { alphaBarsOfSchedule, type Schedule } from './schedule.ts';

/** What a scheduler's configuration tells of a network. */
export type NetworkFacts = Pick<PriorCard, 'parametrisation' | 'sigma' | 'learnedVariance'> & {
  readonly schedule?: Schedule;
  readonly time?: 'noise-at-one' | 'image-at-one';
  readonly timeScale?: number;
};

const number = z.number().positive();
const steps = z.int().positive().default(1000);

const variancePreserving = z.object({
  num_train_timesteps: steps,
  beta_start: number.default(1e-4),
  beta_end: number.default(0.02),
  beta_schedule: z.string().default('linear'),
  trained_betas: z.array(number).nullish(),
  prediction_type: z.enum(['epsilon', 'sample', 'v_prediction']).default('epsilon'),
  rescale_betas_zero_snr: z.boolean().default(false),
  variance_type: z.string().nullish(),
});

const edm = z.object({
  sigma_min: number.default(0.002),
  sigma_max: number.default(80),
  sigma_data: number.default(0.5),
  prediction_type: z.literal('epsilon').default('epsilon'),
});

const flow = z.object({ num_train_timesteps: steps });

const variancePreservingNames =
  /^(DDPM|DDIM|PNDM|LMSDiscrete|Euler|Heun|KDPM2|DPMSolver|DEIS|UniPC|DDPMParallel|DDIMParallel|LCM|TCD)/;

/**
 * Reads the `scheduler_config.json` of a diffusers pipeline: which kind of network it is, and its noise levels. How a
 * sampler spaces its steps is the solver's matter here and left out. Throws `bad-model` for a scheduler that is not known.
 */
export function readSchedulerConfig(json: unknown, place = 'scheduler_config.json'): NetworkFacts {
  const { _class_name: name } = parse(place, z.object({ _class_name: z.string() }), json);
  if (name.startsWith('EDM')) return edmFacts(parse(place, edm, json));
  if (name.startsWith('FlowMatch')) return flowFacts(parse(place, flow, json));
  if (variancePreservingNames.test(name)) return tableFacts(parse(place, variancePreserving, json), place);
  throw new TweedieError('bad-model', `${place}: the scheduler ${name} is not known`, {
    remedy: 'Write a card.json by hand: it needs the kind of network and its noise levels.',
  });
}

function parse<P extends z.ZodType>(place: string, schema: P, json: unknown): z.output<P> {
  try {
    return parseParameters(place, schema, json);
  } catch (cause) {
    throw new TweedieError('bad-model', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const parametrisations = { epsilon: 'epsilon', sample: 'x0', v_prediction: 'v' } as const;

function tableFacts(config: z.output<typeof variancePreserving>, place: string): NetworkFacts {
  const schedule = scheduleOf(config, place);
  const alphaBars = alphaBarsOfSchedule(schedule);
  return {
    parametrisation: parametrisations[config.prediction_type],
    schedule,
    sigma: { min: sigmaOf(alphaBars[0]!), max: sigmaOf(alphaBars.at(-1)!) },
    ...(config.variance_type?.startsWith('learned') && { learnedVariance: true }),
  };
}

function scheduleOf(config: z.output<typeof variancePreserving>, place: string): Schedule {
  const { num_train_timesteps: steps, beta_start: betaStart, beta_end: betaEnd } = config;
  const end = config.rescale_betas_zero_snr ? { zeroTerminalSnr: true } : {};
  if (config.trained_betas) return { kind: 'betas', betas: config.trained_betas, ...end };
  switch (config.beta_schedule) {
    case 'linear':
      return { kind: 'linear', steps, betaStart, betaEnd, ...end };
    case 'scaled_linear':
      return { kind: 'scaled-linear', steps, betaStart, betaEnd, ...end };
    case 'squaredcos_cap_v2':
      return { kind: 'cosine', steps, ...end };
    default:
      throw new TweedieError('bad-model', `${place}: the schedule ${config.beta_schedule} is not known`, {
        remedy: 'Give its β as "trained_betas".',
      });
  }
}

function edmFacts({ sigma_min: min, sigma_max: max, sigma_data: data }: z.output<typeof edm>): NetworkFacts {
  return { parametrisation: 'edm-network', sigma: { min, max, data } };
}

/** The clock ends at pure noise, which no σ stands for: the last step but one is the highest level here. */
function flowFacts({ num_train_timesteps: n }: z.output<typeof flow>): NetworkFacts {
  return {
    parametrisation: 'flow',
    time: 'noise-at-one',
    timeScale: n,
    sigma: { min: 1 / (n - 1), max: n - 1 },
  };
}
