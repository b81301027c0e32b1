/**
 * @file How much of a run is spent outside the network, for solvers and operators, at 256×256 with the embedded
 * prior. Time that overlaps the network counts as the network's: a run does not wait for it. A run of few steps bears
 * the cost of its start more than a long one.
 *
 *     npm run benchmark -- --operator gaussian-blur,motion-blur-30 --solver ddrm,pigdm --steps 20
 *
 * Solvers that use the derivative of the prior take long, and so run only where they are named.
 */
import {
  createRandom,
  explainMismatch,
  finish,
  measure,
  type Measurement,
  type Needs,
  type Operator,
  type Prior,
  type SolverDefinition,
} from '@tweedie/core';
import operatorsPlugin, { gaussianNoise, motionBlur } from '@tweedie/operators';
import priorsPlugin from '@tweedie/priors';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';
import solversPlugin from '@tweedie/solvers';
import { parseArgs } from 'node:util';
import { timePrior } from './timePrior.ts';

type AnySolver = NonNullable<typeof solversPlugin.solvers>[number];

const shape = [3, 256, 256];
/** The share that the work outside the network may take, in per cent. */
const budget = 10;

/** Every operator as it comes, and a blur without a closed form; the masks and blurs by picture are like others. */
const operators: Readonly<Record<string, () => Operator>> = {
  ...Object.fromEntries(
    operatorsPlugin
      .operators!.filter(({ definition }) => !['mask-inpainting', 'blur'].includes(definition.name))
      .map((factory) => [factory.definition.name, () => factory(shape) as Operator]),
  ),
  'motion-blur-30': () => motionBlur(shape, { angle: 30 }),
};
const solvers = Object.fromEntries(solversPlugin.solvers!.map((each) => [each.definition.name, each]));
const affordable = Object.keys(solvers).filter((name) => needsOf(solvers[name]!).prior !== 'vjp');

const { values } = parseArgs({
  options: { operator: { type: 'string' }, solver: { type: 'string' }, steps: { type: 'string' } },
});
const options = { steps: Number(values.steps ?? 8), seed: 0 };
const chosenOperators = choose('operator', values.operator, operators) ?? Object.keys(operators);
const chosenSolvers = choose('solver', values.solver, solvers) ?? affordable;

const [photos] = priorsPlugin.priors!;
const opened = await openPrior(photos!, { runtime: createNodeRuntime() });
const x = createRandom(0).uniform([1, ...shape]);
await opened.denoise(x, 1);

console.log(
  `share of the time outside the network, ${options.steps} steps at 256×256 (ms a call of it: network + rest)\n`,
);
let [runs, above] = [0, 0];
for (const name of chosenOperators) {
  const measurement = await measure(x, {
    operator: operators[name]!(),
    noise: gaussianNoise({ sigma: 0.05 }),
    random: createRandom(1),
  });
  for (const solverName of chosenSolvers) {
    const label = `${name.padEnd(24)} ${solverName.padEnd(16)}`;
    const solver = solvers[solverName]!;
    if (explainMismatch(needsOf(solver), { prior: opened, measurement })) {
      console.log(`${label}     –`);
      continue;
    }
    const { share, line } = await timeRun(solver, measurement);
    runs++;
    if (share > budget) above++;
    console.log(`${label} ${line}`);
  }
}
console.log(`\n${runs - above} of ${runs} within ${budget} %`);
await opened.dispose();

function needsOf({ definition }: AnySolver): Needs {
  return (definition as SolverDefinition).needs;
}

async function timeRun(
  solver: AnySolver,
  measurement: Measurement,
): Promise<{ readonly share: number; readonly line: string }> {
  const { prior, times } = timePrior(opened);
  const start = performance.now();
  await finish(solver(prior as Required<Prior>, measurement, options));
  const total = performance.now() - start;
  const rest = total - times.network;
  const share = (100 * rest) / total;
  const perCall = (ms: number): string => (ms / times.calls).toFixed(1).padStart(5);
  return { share, line: `${share.toFixed(1).padStart(5)} %  (${perCall(times.network)} + ${perCall(rest)})` };
}

/** The names in a list with commas. */
function choose(option: string, list: string | undefined, known: object): string[] | undefined {
  const names = list?.split(',');
  const unknown = names?.find((name) => !(name in known));
  if (unknown === undefined) return names;
  console.error(`--${option}: there is no ${unknown}, only ${Object.keys(known).join(', ')}`);
  process.exit(1);
}
