import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AbortSignalLike } from '../abort.ts';
import type { DifferentiablePrior } from '../contracts/capability.ts';
import { linearOperator } from '../contracts/linearOperator.ts';
import type { GaussianNoise, Measurement } from '../contracts/measurement.ts';
import type { LinearOperator, Operator } from '../contracts/operator.ts';
import type { Prior } from '../contracts/prior.ts';
import { finish, type Step } from '../contracts/solver.ts';
import { param } from '../parameters/param.ts';
import { createRandom } from '../random/createRandom.ts';
import { add, scale, sub } from '../tensor/arithmetic.ts';
import { full, type Shape, type Tensor, zeros } from '../tensor/tensor.ts';
import { defineSolver, type RunOptions } from './solver.ts';

const shape = [1, 2, 2];
const prior: Prior = {
  name: 'half',
  shape: { channels: 1, height: null, width: null, multiple: 1 },
  sigma: { min: 0.01, max: 10 },
  denoise: (x) => Promise.resolve(scale(0.5, x)),
};
const identity = linearOperator({
  name: 'identity',
  inputShape: shape,
  outputShape: shape,
  apply: (x) => x,
  adjoint: (y) => y,
});
const noise: GaussianNoise = {
  name: 'gaussian',
  sigma: 0,
  sample: (clean) => clean,
  gradient: (y, clean) => sub(clean, y),
};
const measurement = { y: full([1, 1, 2, 2], 8), operator: identity, noise };

/** Adds noise, then halves the image `steps` times. Says when its algorithm is over. */
let endings = 0;
const halve = defineSolver({
  name: 'halve',
  title: 'Halve',
  summary: '',
  paper: 'none',
  needs: { operator: 'any', noise: 'any', prior: 'denoise' },
  params: z.object({ steps: param.integer({ title: 'Steps', min: 1, default: 3 }) }),
  evaluations: ({ steps }) => steps,
  async *solve({ denoise }, { y }, { steps, random }) {
    let x = add(y, random.normal(y.shape));
    try {
      for (let i = 0; i < steps; i++) {
        const denoised = await denoise(x, 1);
        yield { sigma: 1, x, denoised };
        x = denoised;
      }
      return x;
    } finally {
      endings++;
    }
  },
});

test('a run yields every step and returns the result', async () => {
  const steps: Step[] = [];
  const result = await finish(halve(prior, measurement), (step) => void steps.push(step));
  expect(steps.map(({ i }) => i)).toEqual([0, 1, 2]);
  expect(steps.map(({ evaluations }) => evaluations)).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
  const start = add(measurement.y, createRandom(0).normal([1, 1, 2, 2]));
  expect(result).toEqual(scale(1 / 8, start));
  expect(steps[2]!.denoised).toEqual(result);
});

test('the residual of a step is worked out when it is asked for', async () => {
  let applied = 0;
  const operator = { ...identity, apply: (x: Tensor) => (applied++, x) };
  const zero: Prior = { ...prior, denoise: (x) => Promise.resolve(zeros(x.shape)) };
  const { value } = await halve(zero, { ...measurement, operator }).next();
  expect(applied).toBe(0);
  expect(await (value as Step).residual()).toEqual([16]); // ‖y‖ of four values of 8
});

test('the seed decides the random numbers, unless a stream is given', async () => {
  const run = (options: RunOptions): Promise<Tensor> => finish(halve(prior, measurement, options));
  expect(await run({ seed: 0 })).toEqual(await run({}));
  expect(await run({ seed: 1 })).not.toEqual(await run({}));
  expect(await run({ seed: 1, random: createRandom(0) })).toEqual(await run({}));
});

test('options are checked at the first step', async () => {
  await expect(halve(prior, measurement, { steps: 0 }).next()).rejects.toThrow(
    'halve: steps must be at least 1, got 0',
  );
  await expect(halve(prior, measurement, { seed: -1 }).next()).rejects.toThrow(
    'halve: seed must be at least 0, got -1',
  );
  const typo = { step: 3 } as object;
  await expect(halve(prior, measurement, typo).next()).rejects.toThrow(
    'halve: there is no option "step"; there are steps, seed',
  );
});

test('rules between options hold', async () => {
  const strict = defineSolver({
    ...halve.definition,
    params: z
      .object({
        from: param.number({ title: 'From', default: 0 }),
        to: param.number({ title: 'To', default: 1 }),
      })
      .refine(({ from, to }) => from < to, { message: 'must be greater than from', path: ['to'] }),
    evaluations: () => 1,
    solve: (_, { y }) => only(y),
  });
  await expect(strict(prior, measurement, { from: 2 }).next()).rejects.toThrow(
    'halve: to must be greater than from',
  );
});

test('a signal ends the run within a step, while the network still runs', async () => {
  const controller = createController();
  const stuck: Prior = { ...prior, denoise: () => new Promise(() => undefined) };
  endings = 0;
  const step = halve(stuck, measurement, { signal: controller.signal }).next();
  await Promise.resolve();
  controller.abort();
  await expect(step).rejects.toMatchObject({ code: 'aborted' });
  expect(endings).toBe(1);
});

test('a signal between two steps ends the run before the next one', async () => {
  const controller = createController();
  let evaluations = 0;
  const counting: Prior = { ...prior, denoise: (x) => (evaluations++, Promise.resolve(x)) };
  const run = halve(counting, measurement, { signal: controller.signal });
  await run.next();
  controller.abort();
  await expect(run.next()).rejects.toMatchObject({ code: 'aborted' });
  expect(evaluations).toBe(1);
  expect(await run.next()).toEqual({ done: true, value: undefined });
});

test('the prior hears of the signal too', async () => {
  const { signal } = createController();
  let heard: AbortSignalLike | undefined;
  const listening: Prior = {
    ...prior,
    denoise: (x, _, options) => ((heard = options?.signal), Promise.resolve(x)),
  };
  await finish(halve(listening, measurement, { signal }));
  expect(heard).toBe(signal);
});

test('leaving the loop ends the algorithm', async () => {
  endings = 0;
  for await (const step of halve(prior, measurement)) {
    expect(step.i).toBe(0);
    break;
  }
  expect(endings).toBe(1);
});

test('an error of whoever watches the steps ends the algorithm', async () => {
  endings = 0;
  const run = finish(halve(prior, measurement), () => {
    throw new Error('no room to draw');
  });
  await expect(run).rejects.toThrow('no room to draw');
  expect(endings).toBe(1);
});

const guide = defineSolver({
  name: 'guide',
  title: 'Guide',
  summary: '',
  paper: 'none',
  needs: { operator: 'svd', noise: 'gaussian', prior: 'vjp' },
  params: z.object({}),
  evaluations: () => 1,
  async *solve({ vjp }, { y }) {
    const [denoised, pullback] = await vjp(y, 1);
    yield { sigma: 1, x: y, denoised };
    return pullback(denoised);
  },
});

const differentiable: DifferentiablePrior = {
  ...prior,
  vjp: (x) => Promise.resolve([scale(0.5, x), (v: Tensor) => Promise.resolve(scale(0.5, v))]),
};
const decomposed = {
  ...identity,
  svd: { s: Float32Array.of(1, 1, 1, 1), ut: flat, u: flat, vt: flat, v: flat },
};
const nonlinear: Operator = {
  name: 'square',
  inputShape: shape,
  outputShape: shape,
  apply: (x) => x,
  vjp: (_, v) => v,
};

test('a prior with a derivative counts its evaluations, and its pullback stops at a signal', async () => {
  const controller = createController();
  const stuck: DifferentiablePrior = {
    ...differentiable,
    vjp: (x) => Promise.resolve([x, () => new Promise<Tensor>(() => undefined)]),
  };
  const problem = { ...measurement, operator: decomposed };
  const run = guide(stuck, problem, { signal: controller.signal });
  expect((await run.next()).value).toMatchObject({ evaluations: { done: 1, total: 1 } });
  const last = run.next();
  await Promise.resolve();
  controller.abort();
  await expect(last).rejects.toMatchObject({ code: 'aborted' });
  expect(await finish(guide(differentiable, problem))).toEqual(scale(0.25, measurement.y));
});

type Loose = (prior: Prior, measurement: Measurement) => AsyncGenerator<Step, Tensor, void>;

test.each<readonly [string, Prior, Measurement]>([
  ['an operator with a singular value decomposition, and identity has none', differentiable, measurement],
  [
    'an operator with a singular value decomposition, and square has none',
    differentiable,
    { ...measurement, operator: nonlinear },
  ],
  [
    'Gaussian noise, and the noise is poisson',
    differentiable,
    { y: measurement.y, operator: decomposed, noise: { ...noise, name: 'poisson' } },
  ],
  ['the derivative of the prior, and half has none', prior, { ...measurement, operator: decomposed }],
])('a pair without %s is refused', async (sentence, a, b) => {
  // TypeScript refuses these pairs, so they come in by the back door.
  const run = (guide as unknown as Loose)(a, b).next();
  await expect(run).rejects.toMatchObject({ code: 'missing-capability' });
  await expect(run).rejects.toThrow(`guide: needs ${sentence}`);
});

test('images that the prior does not take are refused', async () => {
  const shaped = (height: number | null, multiple = 1): Prior => ({
    ...prior,
    shape: { channels: 1, height, width: height, multiple },
  });
  expect((await halve(shaped(2), measurement).next()).done).toBe(false);
  await expect(halve(shaped(64), measurement).next()).rejects.toThrow(
    'halve: half takes images of shape [1,64,64], and identity is for [1,2,2]',
  );
  await expect(halve(shaped(null, 8), measurement).next()).rejects.toThrow(
    'halve: half takes images of shape [1,8·n,8·n], and identity is for [1,2,2]',
  );
  const colour: Prior = { ...prior, shape: { ...prior.shape, channels: 3 } };
  await expect(halve(colour, measurement).next()).rejects.toThrow(
    'halve: half takes images of shape [3,any,any], and identity is for [1,2,2]',
  );
});

test('a measurement of another shape, or with NaN, is refused', async () => {
  const of = (y: Tensor): Measurement<LinearOperator, GaussianNoise> => ({ ...measurement, y });
  const zerosOf = (wrong: Shape): Tensor => zeros(wrong);
  await expect(halve(prior, of(zerosOf([1, 1, 2, 3]))).next()).rejects.toThrow(
    'halve: the measurement of identity: expected a tensor of shape [1,1,2,2], got [1,1,2,3]',
  );
  await expect(halve(prior, of(full([1, 1, 2, 2], NaN))).next()).rejects.toThrow(
    'halve: the measurement must be finite, got NaN or infinity',
  );
});

test('NaN is blamed on the network where it began there, and on the solver where it did not', async () => {
  const broken: Prior = { ...prior, denoise: (x) => Promise.resolve(full(x.shape, NaN)) };
  await expect(halve(broken, measurement).next()).rejects.toMatchObject({
    code: 'network-failed',
    message: 'half: the denoised image must be finite, got NaN or infinity at sigma 1',
  });
  const random = { ...createRandom(0), normal: (s: Shape) => full(s, Infinity) };
  await expect(halve(prior, measurement, { random }).next()).rejects.toMatchObject({
    code: 'bad-value',
    message: 'half: the noisy image must be finite, got NaN or infinity at sigma 1',
  });
});

test('an error of the network is passed on', async () => {
  const broken: Prior = { ...prior, denoise: () => Promise.reject(new Error('out of memory')) };
  await expect(halve(broken, measurement).next()).rejects.toThrow('out of memory');
});

// eslint-disable-next-line @typescript-eslint/require-await -- an algorithm that waits for nothing
async function* only(
  x: Tensor,
): AsyncGenerator<{ sigma: number; x: Tensor; denoised: Tensor }, Tensor, void> {
  yield { sigma: 1, x, denoised: x };
  return x;
}

function flat(x: Tensor): Tensor {
  return { shape: [x.shape[0]!, 4], data: x.data };
}

/** An `AbortController` as hosts have it. */
function createController(): { signal: AbortSignalLike; abort(): void } {
  const listeners = new Set<() => void>();
  let aborted = false;
  const signal: AbortSignalLike = {
    get aborted() {
      return aborted;
    },
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
  const abort = (): void => {
    aborted = true;
    for (const listener of listeners) listener();
  };
  return { signal, abort };
}
