import { combine, norm } from '@tweedie/core';
import type { Check } from '../report.ts';
import { checkIdentity } from './identity.ts';
import {
  type Inverses,
  type LinearSubject,
  plus,
  roundings,
  testImage,
  testMeasurement,
  times,
} from './subject.ts';

/** In units of ‖A‖²: the condition of the systems stays near 1/0.01. */
const strengths = [0.01, 1, 100];

/**
 * Conjugate gradients stop where the residual they keep is 1e-6 of the right-hand side. The true residual is off it by
 * `roundings` times the condition, 4e-4.
 */
const tolerances: Readonly<Record<Inverses, number>> = { exact: roundings, iterative: 1e-3 };

/**
 * The proximal step, `Aᵀ(Ap − y) + ρ(p − z) = 0`, and the solver, `(c·AAᵀ + d·I)·u = v`. Errors are relative to what
 * float32 can resolve: the norms of the terms that cancel.
 */
export async function checkSystems(subject: LinearSubject, inverses: Inverses): Promise<Check[]> {
  const tolerance = tolerances[inverses];
  const checks: Check[] = [];
  for (const strength of strengths) {
    const rho = strength * (subject.norm ** 2 || 1);
    checks.push(await proxCheck(subject, rho, tolerance), await solveCheck(subject, rho, tolerance));
  }
  return checks;
}

async function proxCheck(subject: LinearSubject, rho: number, tolerance: number): Promise<Check> {
  const { operator } = subject;
  const [z, y] = [testImage(subject), testMeasurement(subject)];
  const p = await operator.prox(z, y, rho);
  return checkIdentity('prox', {
    sides: ['Aᵀ(Ap - y)', 'rho·(z - p)'],
    left: await operator.adjoint(combine([1, await operator.apply(p)], [-1, y])),
    right: combine([rho, z], [-rho, p]),
    scale: plus(times(subject.norm ** 2 + rho, norm(p)), times(subject.norm, norm(y)), times(rho, norm(z))),
    tolerance,
  });
}

async function solveCheck(subject: LinearSubject, d: number, tolerance: number): Promise<Check> {
  const { operator } = subject;
  const c = 0.5;
  const v = testMeasurement(subject);
  const u = await operator.solve(v, c, d);
  return checkIdentity('solve', {
    sides: ['(c·AAᵀ + d·I)·u', 'v'],
    left: combine([c, await operator.apply(await operator.adjoint(u))], [d, u]),
    right: v,
    scale: plus(times(c * subject.norm ** 2 + d, norm(u)), norm(v)),
    tolerance,
  });
}
