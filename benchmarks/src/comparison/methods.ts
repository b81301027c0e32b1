import {
  add,
  type DifferentiablePrior,
  finish,
  repeat,
  samples as each,
  scale,
  type Solve,
  type Tensor,
} from '@tweedie/core';
import { ddrm, diffPir, dps, pigdm, redDiff } from '@tweedie/solvers';
import type { Measured, Problem } from './problems.ts';
import { settings, type Settings } from './settings.ts';
import { totalVariation } from './totalVariation.ts';

export interface Answer {
  readonly estimate: Tensor;
  /** Network evaluations, those of all samples together. */
  readonly evaluations: number;
}

/** A way to restore a picture. */
export interface Method {
  readonly name: string;
  readonly title: string;
  /** What it is run with, on each problem. */
  settingsFor(problem: Problem): Settings;
  restore(
    measured: Measured,
    context: { readonly prior: DifferentiablePrior; readonly problem: Problem },
  ): Promise<Answer>;
}

type Run = (prior: DifferentiablePrior, measured: Measured, options: object) => Solve;

export const methods: readonly Method[] = [
  {
    name: 'trivial',
    title: 'No method',
    settingsFor: () => ({}),
    restore: async (measured, { problem }) => ({ estimate: await problem.trivial(measured), evaluations: 0 }),
  },
  {
    name: 'tv',
    title: 'Total variation',
    settingsFor: ({ name }) => settings['tv']![name],
    async restore(measured: Measured, { problem }: { readonly problem: Problem }): Promise<Answer> {
      const { lambda, steps } = settings['tv']![problem.name] as { readonly lambda: number; steps: number };
      const start = await problem.trivial(measured);
      return { estimate: (await totalVariation(measured, { lambda, steps, start })).x, evaluations: 0 };
    },
  },
  solverMethod('RED-diff', redDiff.definition.name, redDiff),
  solverMethod('DDRM', ddrm.definition.name, ddrm),
  solverMethod('DPS', dps.definition.name, dps),
  solverMethod('ΠGDM', pigdm.definition.name, pigdm),
  solverMethod('DiffPIR', diffPir.definition.name, diffPir),
];

function solverMethod(title: string, name: string, run: Run): Method {
  return {
    name,
    title,
    settingsFor: (problem) => settings[name]![problem.name],
    async restore(measured, { prior, problem }) {
      const { samples = 1, ...options } = settings[name]![problem.name];
      const many = { ...measured, y: repeat(measured.y, samples) };
      let evaluations = 0;
      const found = await finish(run(prior, many, options), (step) => {
        evaluations = samples * step.evaluations.done;
      });
      return { estimate: scale(1 / samples, each(found).reduce(add)), evaluations };
    },
  };
}
