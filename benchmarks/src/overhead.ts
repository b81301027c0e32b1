/**
 * @file How much of a run is spent outside the network, for every solver with every operator, at 256×256 with
 * the embedded prior. Time that overlaps the network counts as the network's: a run does not wait for it.
 */
import {
  createRandom,
  explainMismatch,
  finish,
  measure,
  type Measurement,
  type Operator,
  type Prior,
  type SolverDefinition,
  type Tensor,
} from '@tweedie/core';
import operatorsPlugin, { gaussianNoise, motionBlur } from '@tweedie/operators';
import priorsPlugin from '@tweedie/priors';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';
import solversPlugin from '@tweedie/solvers';

type AnySolver = NonNullable<typeof solversPlugin.solvers>[number];

const shape = [3, 256, 256];
const options = { steps: Number(process.argv[2] ?? 20), seed: 0 };

const [photos] = priorsPlugin.priors!;
const prior = await openPrior(photos!, { runtime: createNodeRuntime() });
const x = createRandom(0).uniform([1, ...shape]);
await prior.denoise(x, 1);

console.log(
  `share of the time outside the network, ${options.steps} steps at 256×256 (ms a step: network + rest)\n`,
);
/** Every operator as it comes, and a blur without a closed form; the masks and blurs by picture are like others. */
const operators = [
  ...operatorsPlugin
    .operators!.filter(({ definition }) => !['mask-inpainting', 'blur'].includes(definition.name))
    .map((factory) => [factory.definition.name, factory(shape) as Operator] as const),
  ['motion-blur at 30°', motionBlur(shape, { angle: 30 })] as const,
];

for (const [name, operator] of operators) {
  const measurement = await measure(x, {
    operator,
    noise: gaussianNoise({ sigma: 0.05 }),
    random: createRandom(1),
  });
  for (const solver of solversPlugin.solvers!) {
    const { needs, name: solverName } = solver.definition as SolverDefinition;
    const mismatch = explainMismatch(needs, { prior, measurement });
    const label = `${name.padEnd(24)} ${solverName.padEnd(10)}`;
    console.log(mismatch ? `${label} –` : `${label} ${await timeRun(solver, measurement)}`);
  }
}
await prior.dispose();

async function timeRun(solver: AnySolver, measurement: Measurement): Promise<string> {
  let network = 0;
  let evaluations = 0;
  const timed: Prior = {
    ...prior,
    async denoise(z: Tensor, sigma: number) {
      const start = performance.now();
      const denoised = await prior.denoise(z, sigma);
      network += performance.now() - start;
      evaluations++;
      return denoised;
    },
  };
  const start = performance.now();
  await finish(solver(timed, measurement, options));
  const rest = performance.now() - start - network;
  const share = (100 * rest) / (rest + network);
  const perStep = (ms: number): string => (ms / evaluations).toFixed(1).padStart(5);
  return `${share.toFixed(1).padStart(5)} %  (${perStep(network)} + ${perStep(rest)})`;
}
