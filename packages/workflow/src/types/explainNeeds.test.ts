/** @file Every sentence about what a solver needs, in one place. */
import {
  explainMismatch,
  type Needs,
  type PortFacts,
  type Solver,
  type SolverDefinition,
} from '@tweedie/core';
import { gaussianBlur, gaussianNoise } from '@tweedie/operators';
import { gaussianPrior } from '@tweedie/priors';
import { ddnm, ddrm, diffPir, dps, pigdm, redDiff, solversPlugin } from '@tweedie/solvers';
import { describe, expect, test } from 'vitest';
import { explainNeeds } from './explainNeeds.ts';

const solvers: readonly SolverDefinition[] = (solversPlugin.solvers as readonly Solver[]).map(
  ({ definition }) => definition,
);
const shape = [3, 8, 8];
type Operator = NonNullable<PortFacts['measurement']['operator']>;
const plain: Operator = { name: 'fog', inputShape: shape, outputShape: shape, linear: true, svd: false };
const gaussian = { name: 'gaussian', gaussian: true };

function sentence(
  solver: { readonly definition: SolverDefinition },
  inputs: Parameters<typeof explainNeeds>[1],
  others = solvers,
): string {
  const found = explainNeeds(solver.definition, inputs, others);
  return found ? `${found.message}. ${found.remedy}` : 'can run';
}
const of = (
  operator: Partial<Operator>,
  noise: object = gaussian,
): { measurement: PortFacts['measurement'] } => ({
  measurement: { operator: { ...plain, ...operator }, noise },
});

test('each need has a sentence that ends with what to do', () => {
  const bare: never[] = [];
  expect({
    'SVD, with a choice': sentence(
      ddrm as never,
      of({ name: 'gaussian-blur', svdWith: 'boundary circular' }),
    ),
    'SVD, with no choice': sentence(ddrm as never, of({})),
    'SVD, and nobody else is there': sentence(ddrm as never, of({}), bare),
    linear: sentence(ddnm as never, of({ linear: false })),
    'noise by name': sentence(diffPir as never, of({}, { name: 'poisson', gaussian: false })),
    'noise without a name': sentence(diffPir as never, of({}, { gaussian: false })),
    derivative: sentence(dps as never, { ...of({}), prior: { name: 'photos', vjp: false } }),
    'derivative, where no prior is named': sentence(pigdm as never, { prior: { vjp: false } }, bare),
    'two at once: the operator comes first': sentence(pigdm as never, {
      ...of({ linear: false }),
      prior: { vjp: false },
    }),
  }).toMatchInlineSnapshot(`
    {
      "SVD, and nobody else is there": "ddrm: needs an operator with a singular value decomposition (SVD), and fog has none. Choose another operator or another solver.",
      "SVD, with a choice": "ddrm: needs an operator with a singular value decomposition (SVD), and gaussian-blur has none. Set boundary circular in gaussian-blur, or use RED-diff, DDNM, DiffPIR or DDS.",
      "SVD, with no choice": "ddrm: needs an operator with a singular value decomposition (SVD), and fog has none. Use RED-diff, DDNM, DiffPIR or DDS.",
      "derivative": "dps: needs the derivative of the prior, and photos has none. Choose a prior with a derivative, or use RED-diff, DDNM, DiffPIR or DDS.",
      "derivative, where no prior is named": "pigdm: needs the derivative of the prior, and this one has none. Choose a prior with a derivative.",
      "linear": "ddnm: needs a linear operator, and fog is not linear. Use RED-diff, Score-ALD, DPS or LGD.",
      "noise by name": "diff-pir: needs Gaussian noise, and the noise is poisson. Take Gaussian noise, or use RED-diff, DDNM, DDS or Score-SDE.",
      "noise without a name": "diff-pir: needs Gaussian noise, and the noise is not Gaussian. Take Gaussian noise, or use RED-diff, DDNM, DDS or Score-SDE.",
      "two at once: the operator comes first": "pigdm: needs a linear operator, and fog is not linear. Use RED-diff or Score-ALD.",
    }
  `);
});

test('nothing is said of what is not known', () => {
  for (const definition of solvers) {
    expect(explainNeeds(definition, {}, solvers)).toBeUndefined();
    expect(explainNeeds(definition, { measurement: {}, prior: {} }, solvers)).toBeUndefined();
  }
});

test('the solvers that it offers can run', () => {
  const inputs = { ...of({ linear: false }), prior: { name: 'photos', vjp: false } };
  const remedy = explainNeeds(ddrm.definition, inputs, solvers)!.remedy;
  const offered = solvers.filter(({ title }) => remedy.includes(title));
  expect(offered.map(({ name }) => name)).toContain(redDiff.definition.name);
  for (const other of offered) expect(explainNeeds(other, inputs)).toBeUndefined();
});

describe('it agrees with what the solver itself would say', () => {
  const operators = ['any', 'linear', 'svd'] as const;
  const noises = ['any', 'gaussian'] as const;
  const priors = ['denoise', 'vjp'] as const;
  const all: Needs[] = operators.flatMap((operator) =>
    noises.flatMap((noise) => priors.map((prior) => ({ operator, noise, prior }))),
  );
  const decomposed = gaussianBlur(shape);
  const linear = without(decomposed, 'svd');
  const bare = without(linear, 'adjoint');
  const prior = gaussianPrior({ shape, variance: 1 });
  const denoiser = without(prior, 'vjp');
  const noise = gaussianNoise({ sigma: 0.1 });

  test.each(all)('$operator, $noise, $prior', (needs) => {
    for (const operator of [decomposed, linear, bare])
      for (const scatter of [noise, { ...noise, name: 'poisson' }])
        for (const each of [prior, denoiser]) {
          const y = { shape: [1, ...shape], data: new Float32Array(192) };
          const throws = explainMismatch(needs, {
            prior: each,
            measurement: { y, operator, noise: scatter },
          });
          const said = explainNeeds(
            { ...redDiff.definition, needs },
            {
              measurement: {
                operator: { ...plain, linear: 'adjoint' in operator, svd: 'svd' in operator },
                noise: { name: scatter.name, gaussian: scatter.name === 'gaussian' },
              },
              prior: { vjp: 'vjp' in each },
            },
          );
          expect(said === undefined).toBe(throws === undefined);
        }
  });
});

function without<T extends object, K extends keyof T>(from: T, name: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name)) as Omit<T, K>;
}
