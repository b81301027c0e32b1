import type { PortFacts, SolverDefinition } from '@tweedie/core';

/** Why a solver cannot run on what is known of its inputs, and what to do about it; `undefined` if nothing speaks against it. */
export function explainNeeds(
  { name, needs }: SolverDefinition,
  {
    measurement,
    prior,
  }: { readonly measurement?: PortFacts['measurement']; readonly prior?: PortFacts['prior'] },
): { readonly message: string; readonly remedy?: string } | undefined {
  const { operator, noise } = measurement ?? {};
  if (needs.operator !== 'any' && operator && !operator.linear)
    return { message: `${name}: needs a linear operator, and ${operator.name} is not linear` };
  if (needs.operator === 'svd' && operator && !operator.svd) {
    return {
      message: `${name}: needs an operator with a singular value decomposition, and ${operator.name} has none`,
    };
  }
  if (needs.noise === 'gaussian' && noise?.gaussian === false)
    return { message: `${name}: needs Gaussian noise, and the noise is ${noise.name ?? 'another'}` };
  if (needs.prior === 'vjp' && prior?.vjp === false)
    return {
      message: `${name}: needs the derivative of the prior, and ${prior.name ?? 'this one'} has none`,
    };
  return undefined;
}
