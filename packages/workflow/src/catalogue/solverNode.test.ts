import {
  type AbortSignalLike,
  type AnyNode,
  createRandom,
  defineSolver,
  finish,
  type Measurement,
  measure,
  type NodeContext,
  param,
  parseParameters,
  type PortFacts,
  type Prior,
  sample,
  type Solver,
  sub,
  norm,
  type Tensor,
} from '@tweedie/core';
import { psnr } from '@tweedie/metrics';
import { boxInpainting, gaussianNoise, greyScale } from '@tweedie/operators';
import { gaussianPrior } from '@tweedie/priors';
import { ddrm, pigdm, redDiff } from '@tweedie/solvers';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { solverNode } from './solverNode.ts';

const shape = [3, 8, 8];
const prior = gaussianPrior({ shape, variance: 0.2 });
const truth = prior.sample(1, createRandom(5));
const node = solverNode(ddrm as unknown as Solver);
let measurement: Measurement;
beforeAll(async () => {
  const noise = gaussianNoise({ sigma: 0.1 });
  measurement = await measure(truth, { operator: boxInpainting(shape), noise, random: createRandom(1) });
});

interface Seen {
  readonly progress: [done: number, total: number][];
  readonly previews: [port: string, estimate: Tensor][];
  readonly metrics: [name: string, step: number, value: number][];
}

function watch(signal?: AbortSignalLike): Seen & { readonly context: NodeContext } {
  const seen: Seen = { progress: [], previews: [], metrics: [] };
  return {
    ...seen,
    context: {
      host: createMemoryHost(),
      ...(signal && { signal }),
      progress: (done, total) => seen.progress.push([done, total]),
      preview: (port, estimate) => seen.previews.push([port, estimate]),
      metric: (name, step, value) => seen.metrics.push([name, step, value]),
    },
  };
}

interface Outputs {
  readonly image: { readonly tensor: Tensor };
  readonly samples: Tensor;
}

function run(
  params: Record<string, unknown>,
  { context, ...more }: { context?: NodeContext; reference?: Tensor; prior?: Prior; of?: AnyNode } = {},
): Promise<Outputs> {
  const { of = node, reference } = more;
  const inputs = {
    prior: more.prior ?? prior,
    measurement,
    ...(reference && { reference: { tensor: reference } }),
  };
  const complete = parseParameters('test', of.params as z.ZodObject, params);
  return Promise.resolve(of.run(inputs, complete, context ?? watch().context)) as unknown as Promise<Outputs>;
}

test('sample n of many is what its seed gives alone, and what the solver itself gives', async () => {
  const { image, samples } = await run({ steps: 4, seed: 7, count: 3 });
  expect(samples.shape).toEqual([3, ...shape]);
  expect(image.tensor).toEqual(sample(samples, 0));
  for (let n = 0; n < 3; n++) {
    const alone = await run({ steps: 4, seed: 7 + n });
    expect(alone.image.tensor.data).toEqual(sample(samples, n).data);
    expect(alone.samples.data).toEqual(alone.image.tensor.data);
    const direct = await finish(ddrm(prior, measurement as never, { steps: 4, seed: 7 + n }));
    expect(alone.image.tensor).toEqual(direct);
  }
  expect(sample(samples, 0).data).not.toEqual(sample(samples, 1).data);
});

test('progress counts network evaluations over all samples, as announced', async () => {
  const { context, progress } = watch();
  await run({ steps: 4, count: 2 }, { context });
  expect(node.evaluations!({ steps: 4, count: 2 })).toBe(8);
  expect(progress.map(([done]) => done)).toEqual([1, 2, 3, 4, 4, 5, 6, 7, 8, 8]);
  expect(new Set(progress.map(([, total]) => total))).toEqual(new Set([8]));
});

test('previews hold the denoised estimate, and the samples that are done beside the one that is not', async () => {
  const { context, previews } = watch();
  const { samples } = await run({ steps: 3, count: 2 }, { context });
  expect(previews.map(([port, { shape }]) => `${port} ${shape[0]}`)).toEqual([
    ...['image 1', 'samples 1', 'image 1', 'samples 1', 'image 1', 'samples 1'],
    ...['samples 2', 'samples 2', 'samples 2'],
  ]);
  const last = previews.at(-1)![1];
  expect(sample(last, 0).data).toEqual(sample(samples, 0).data);
});

test('curves: the residual by the size of y, and the PSNR where the truth is known, for each sample', async () => {
  const { context, metrics, previews } = watch();
  await run({ steps: 3, count: 2 }, { context, reference: truth });
  expect(metrics.map(([name, step]) => `${name} ${step}`)).toEqual(
    ['', ' 2'].flatMap((curve) => [0, 1, 2].flatMap((i) => [`residual${curve} ${i}`, `psnr${curve} ${i}`])),
  );
  const first = previews[0]![1];
  const [, , residual] = metrics[0]!;
  const expected =
    norm(sub(measurement.y, await measurement.operator.apply(first)))[0]! / norm(measurement.y)[0]!;
  expect(residual).toBeCloseTo(expected, 12);
  expect(metrics[1]![2]).toBe(psnr(first, truth)[0]);
  const without = watch();
  await run({ steps: 2 }, { context: without.context });
  expect(new Set(without.metrics.map(([name]) => name))).toEqual(new Set(['residual']));
});

test('a truth changes nothing of the result', async () => {
  expect(await run({ steps: 3 }, { reference: truth })).toEqual(await run({ steps: 3 }));
});

test('a signal ends the run as aborted, within the step, with previews of what stood', async () => {
  const listeners: (() => void)[] = [];
  const signal = {
    aborted: false,
    addEventListener: (_: 'abort', f: () => void) => listeners.push(f),
    removeEventListener() {},
  };
  const { context, previews, progress } = watch(signal);
  const slow: Prior = {
    ...prior,
    async denoise(x, sigma) {
      if (progress.length === 2) {
        signal.aborted = true;
        for (const listener of listeners) listener();
      }
      return prior.denoise(x, sigma);
    },
  };
  await expect(run({ steps: 50 }, { context, prior: slow })).rejects.toMatchObject({ code: 'aborted' });
  expect(progress).toHaveLength(2);
  expect(previews.at(-1)![1].shape).toEqual([1, ...shape]);
});

test('an estimate that is no number ends the run in a sentence', async () => {
  const broken = defineSolver({
    ...{ name: 'broken', title: 'Broken', summary: 'Gives NaN', paper: '', evaluations: () => 1 },
    needs: { operator: 'any', noise: 'any', prior: 'denoise' },
    params: z.object({}),
    async *solve() {
      await Promise.resolve();
      const x = { shape: [1, ...shape], data: new Float32Array(192).fill(NaN) };
      yield { sigma: 1, x, denoised: x };
      return x;
    },
  }) as unknown as Solver;
  await expect(run({}, { of: solverNode(broken) })).rejects.toMatchObject({
    code: 'network-failed',
    message: 'broken, step 1: the estimate holds values that are not finite numbers',
  });
});

const facts: PortFacts['measurement'] = {
  operator: { name: 'box', inputShape: shape, outputShape: shape, linear: true, svd: true },
  noise: { name: 'gaussian', gaussian: true },
};
const priorFacts: PortFacts['prior'] = { name: 'mine', shape: prior.shape, vjp: true };

function refusal(of: AnyNode, inputs: Record<string, unknown>): string {
  try {
    of.infer?.(inputs, { count: 1 });
    return 'none';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
}

test('what cannot work is refused before a run', () => {
  const noSvd = { ...facts, operator: { ...facts.operator!, svd: false } };
  expect(refusal(node, { measurement: facts, prior: priorFacts })).toBe('none');
  expect(refusal(node, { measurement: noSvd })).toContain('missing-capability: ddrm: needs an operator');
  expect(refusal(solverNode(redDiff as unknown as Solver), { measurement: noSvd })).toBe('none');
  expect(refusal(node, { measurement: { noise: { gaussian: false } } })).toContain('missing-capability');
  expect(refusal(solverNode(pigdm as unknown as Solver), { prior: { ...priorFacts, vjp: false } })).toContain(
    'missing-capability',
  );
  const larger = { ...facts, operator: { ...facts.operator!, inputShape: [3, 16, 12] } };
  expect(refusal(node, { measurement: larger, prior: priorFacts })).toBe(
    'bad-shape: ddrm: mine takes pictures of 8×8 pixels, got 12×16',
  );
  const grey = { ...facts, operator: { ...facts.operator!, inputShape: [1, 8, 8] } };
  expect(refusal(node, { measurement: grey, prior: priorFacts })).toBe(
    'bad-shape: ddrm: mine is for pictures in colour, got grey pictures',
  );
  expect(refusal(node, { measurement: facts, reference: { channels: 3, height: 9, width: 8 } })).toBe(
    'bad-shape: ddrm: the reference and the image must be of one size, got 8×9 of 3 channels and 8×8 of 3 channels',
  );
});

test('a grey run turns the truth grey', async () => {
  const greyPrior = gaussianPrior({ shape: [1, 8, 8], variance: 0.2 });
  const colour = greyScale(shape);
  const y = await colour.apply(truth);
  const noise = gaussianNoise({ sigma: 0.1 });
  measurement = await measure(y, { operator: boxInpainting([1, 8, 8]), noise, random: createRandom(1) });
  const { context, metrics } = watch();
  await run({ steps: 2 }, { context, prior: greyPrior, reference: truth });
  expect(metrics.some(([name]) => name === 'psnr')).toBe(true);
});

test('a parameter that is called count cannot be told from the number of samples', () => {
  const spec = ddrm.definition;
  const counting = {
    definition: { ...spec, params: z.object({ count: param.integer({ title: 'Count', default: 1 }) }) },
  };
  expect(() => solverNode(counting as unknown as Solver)).toThrow('"count" is the number of samples');
});
