import {
  depthOf,
  type Image,
  isGaussian,
  isTensor,
  type Metric,
  sameShape,
  toGrey,
  toTensor,
} from '@tweedie/core';
import type { Context } from '../context.ts';
import { sizeOf } from '../files/pictures.ts';
import { judge } from './judge.ts';
import type { Restoration } from './runPlan.ts';
import { formatVerdicts, type Judged } from './verdictTable.ts';

/** Says what was written, how it was made, and how good it is as far as that can be told. */
export async function reportRestoration(
  restoration: Restoration,
  pictures: readonly Image[],
  { registry, report }: Context,
): Promise<void> {
  const { plan, measurement, truth, samples, cancelled } = restoration;
  const metrics = registry.metrics.all;
  const context = { measurement, ...(truth && { reference: truth }) };
  const judged = pictures.map(async (picture, i): Promise<Judged> => {
    const estimate = measurement.operator.inputShape[0] === 1 ? toGrey(picture) : toTensor(picture).tensor;
    return { file: plan.samples[i]!.file, verdict: await judge(estimate, metrics, context) };
  });
  const rows = await Promise.all(judged);

  if (cancelled)
    report.note(`Cancelled: ${rows.length} of ${plan.samples.length} written, the last as far as it was.`);
  for (const [i, { file }] of rows.entries()) report.say(`${file}  ${describePicture(pictures[i]!)}`);
  report.say(describeRun(restoration));
  report.say(formatVerdicts([...(await inputRow(restoration, metrics)), ...rows], metrics));
  report.result({
    command: 'restore',
    input: plan.input,
    ...settings(restoration),
    cancelled,
    outputs: rows.map(({ file, verdict }, i) => {
      const { seed, finished, evaluations, seconds } = samples[i]!;
      const { width, height } = pictures[i]!;
      return {
        file,
        width,
        height,
        depth: depthOf(pictures[i]!),
        seed,
        finished,
        evaluations,
        seconds,
        metrics: verdict,
      };
    }),
  });
}

function describePicture(picture: Image): string {
  return `${sizeOf(picture)}, ${depthOf(picture)} bit`;
}

function describeRun({ plan, prior, measurement: { operator, noise }, samples }: Restoration): string {
  const level = isGaussian(noise) ? `σ = ${noise.sigma}` : `${noise.name} noise`;
  const evaluations = samples.reduce((sum, sample) => sum + sample.evaluations, 0);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  const work = `${evaluations} evaluations in ${seconds.toFixed(1)} s`;
  return `${operator.name}, ${level}; ${plan.solver.definition.name}, ${work}; prior ${prior.name}`;
}

/** The damaged picture judged like a restored one, where it has the truth's size. */
async function inputRow(
  { plan, measurement, truth }: Restoration,
  metrics: readonly Metric[],
): Promise<Judged[]> {
  const damaged = truth?.shape[1] === 1 ? toGrey(plan.image) : toTensor(plan.image).tensor;
  if (!truth || !sameShape(damaged.shape, truth.shape)) return [];
  return [{ file: plan.input, verdict: await judge(damaged, metrics, { measurement, reference: truth }) }];
}

function settings({ plan, prior, measurement: { operator, noise } }: Restoration): object {
  return {
    operator: { name: operator.name, parameters: writable(plan.operatorParams) },
    noise: { name: noise.name, ...(isGaussian(noise) && { sigma: noise.sigma }) },
    solver: { name: plan.solver.definition.name, parameters: writable(plan.solverParams), seed: undefined },
    prior: { name: prior.name, licence: prior.licence },
  };
}

/** Parameters without their pixels. */
function writable(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = (value: unknown): unknown => (isTensor(value) ? { shape: value.shape } : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]));
}
