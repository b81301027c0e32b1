import { expect, test } from 'vitest';
import { readSchedulerConfig } from './readSchedulerConfig.ts';

test('the scheduler of a DDPM is a table, an ε-network and a range of σ', () => {
  const facts = readSchedulerConfig({
    _class_name: 'DDPMScheduler',
    _diffusers_version: '0.1.1',
    beta_end: 0.02,
    beta_schedule: 'linear',
    beta_start: 0.0001,
    clip_sample: true,
    num_train_timesteps: 1000,
    variance_type: 'fixed_large',
  });
  expect(facts).toEqual({
    parametrisation: 'epsilon',
    schedule: { kind: 'linear', steps: 1000, betaStart: 1e-4, betaEnd: 0.02 },
    sigma: { min: expect.closeTo(0.01, 4) as number, max: expect.closeTo(157.4, 1) as number },
  });
});

test.each([
  [
    'Stable Diffusion 2, v',
    {
      _class_name: 'DDIMScheduler',
      beta_schedule: 'scaled_linear',
      beta_start: 8.5e-4,
      beta_end: 0.012,
      prediction_type: 'v_prediction',
    },
    {
      parametrisation: 'v',
      schedule: { kind: 'scaled-linear' },
      sigma: { max: expect.closeTo(14.61, 2) as number },
    },
  ],
  [
    'a cosine that learnt its variance',
    {
      _class_name: 'DDPMScheduler',
      beta_schedule: 'squaredcos_cap_v2',
      variance_type: 'learned_range',
      num_train_timesteps: 4000,
    },
    { parametrisation: 'epsilon', schedule: { kind: 'cosine', steps: 4000 }, learnedVariance: true },
  ],
  [
    'zero terminal signal, x0',
    { _class_name: 'EulerDiscreteScheduler', rescale_betas_zero_snr: true, prediction_type: 'sample' },
    { parametrisation: 'x0', schedule: { kind: 'linear', zeroTerminalSnr: true } },
  ],
  [
    'a table of β',
    { _class_name: 'DDPMScheduler', trained_betas: [0.1, 0.2] },
    { schedule: { kind: 'betas', betas: [0.1, 0.2] }, sigma: { min: expect.closeTo(1 / 3, 12) as number } },
  ],
  [
    'EDM',
    { _class_name: 'EDMEulerScheduler', sigma_data: 1 },
    { parametrisation: 'edm-network', sigma: { min: 0.002, max: 80, data: 1 } },
  ],
  [
    'flow matching',
    { _class_name: 'FlowMatchEulerDiscreteScheduler', shift: 3 },
    { parametrisation: 'flow', time: 'noise-at-one', timeScale: 1000, sigma: { max: 999 } },
  ],
])('%s', (_, config, facts) => {
  expect(readSchedulerConfig(config)).toMatchObject(facts);
});

test.each([
  [
    { _class_name: 'VQDiffusionScheduler' },
    'scheduler_config.json: the scheduler VQDiffusionScheduler is not known',
  ],
  [{ _class_name: 'DDPMScheduler', beta_schedule: 'sigmoid' }, 'the schedule sigmoid is not known'],
  [
    { _class_name: 'DDPMScheduler', num_train_timesteps: 0 },
    'num_train_timesteps must be greater than 0, got 0',
  ],
  [{}, '_class_name must be'],
  ['text', 'scheduler_config.json'],
])('what is not understood is refused: %o', (config, message) => {
  expect(() => readSchedulerConfig(config)).toThrow(message);
  expect(() => readSchedulerConfig(config)).toThrow(expect.objectContaining({ code: 'bad-model' }));
});
