import { explainMismatch, type Measurement, parseParameters, type Prior } from '@tweedie/core';
import type { Report } from '../report.ts';
import type { Plan } from './plan.ts';

type SolverPlan = Pick<Plan, 'solver' | 'solverParams' | 'fallback'>;

/** The plan with its fallback in place of its solver, if the solver cannot run on this pair. */
export function withRunnableSolver<P extends SolverPlan>(
  plan: P,
  pair: { readonly prior: Prior; readonly measurement: Measurement },
  report: Report,
): P {
  const { solver, fallback } = plan;
  const why = explainMismatch(solver.definition.needs, pair);
  if (why === undefined || !fallback) return plan;
  const { name, params } = fallback.definition;
  report.note(`${solver.definition.name} ${why}: ${name} runs instead.`);
  return { ...plan, solver: fallback, solverParams: parseParameters(name, params, {}) };
}
