import type { PortFacts, SolverDefinition } from '@tweedie/core';

/** What is known of what a solver is to work on. */
export interface SolverInputs {
  readonly measurement?: PortFacts['measurement'];
  readonly prior?: PortFacts['prior'];
}

export interface Explanation {
  readonly message: string;
  readonly remedy: string;
}

/**
 * Why a solver cannot run on what is known of its inputs, and what to do about it: another choice of the operator, one of
 * the `others` that could, or another prior. `undefined` if nothing speaks against it.
 */
export function explainNeeds(
  solver: SolverDefinition,
  inputs: SolverInputs,
  others: readonly SolverDefinition[] = [],
): Explanation | undefined {
  const mismatch = findMismatch(solver, inputs);
  if (!mismatch) return undefined;
  const able = others.filter((other) => !findMismatch(other, inputs)).map(({ title }) => title);
  const remedies = [...mismatch.remedies, ...(able.length > 0 ? [`use ${anyOf(able.slice(0, 4))}`] : [])];
  const remedy = remedies.length > 0 ? remedies.join(', or ') : 'choose another operator or another solver';
  return {
    message: `${solver.name}: ${mismatch.sentence}`,
    remedy: `${remedy[0]!.toUpperCase()}${remedy.slice(1)}.`,
  };
}

interface Mismatch {
  readonly sentence: string;
  readonly remedies: readonly string[];
}

function findMismatch(
  { needs }: SolverDefinition,
  { measurement = {}, prior = {} }: SolverInputs,
): Mismatch | undefined {
  const { operator, noise } = measurement;
  if (needs.operator !== 'any' && operator?.linear === false)
    return { sentence: `needs a linear operator, and ${operator.name} is not linear`, remedies: [] };
  if (needs.operator === 'svd' && operator?.svd === false) {
    return {
      sentence: `needs an operator with a singular value decomposition (SVD), and ${operator.name} has none`,
      remedies: operator.svdWith === undefined ? [] : [`set ${operator.svdWith} in ${operator.name}`],
    };
  }
  if (needs.noise === 'gaussian' && noise?.gaussian === false)
    return {
      sentence: `needs Gaussian noise, and the noise is ${noise.name ?? 'not Gaussian'}`,
      remedies: ['take Gaussian noise'],
    };
  if (prior.latent !== undefined && prior.latent !== (needs.prior === 'latent')) {
    const [wanted, given] = prior.latent ? ['pictures', 'latents'] : ['latents', 'pictures'];
    return {
      sentence: `needs a prior of ${wanted}, and ${prior.name ?? 'this one'} is one of ${given}`,
      remedies: [`choose a prior of ${wanted}`],
    };
  }
  if (needs.prior !== 'denoise' && prior.vjp === false)
    return {
      sentence: `needs the derivative of the prior, and ${prior.name ?? 'this one'} has none`,
      remedies: ['choose a prior with a derivative'],
    };
  return undefined;
}

function anyOf(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
