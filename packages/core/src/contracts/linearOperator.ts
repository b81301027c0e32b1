import type { DecomposedOperator, LinearOperator, Operator } from './operator.ts';

/** What an author of a linear operator writes; the rest follows. */
export type LinearOperatorSpec = Pick<Operator, 'name' | 'inputShape' | 'outputShape' | 'apply'> &
  Pick<LinearOperator, 'adjoint'> &
  Partial<Pick<LinearOperator, 'normal' | 'pseudoInverse' | 'solve' | 'prox' | 'svd'>>;

/** Completes a linear operator. */
export function linearOperator(spec: LinearOperatorSpec & Pick<DecomposedOperator, 'svd'>): DecomposedOperator;
export function linearOperator(spec: LinearOperatorSpec): LinearOperator;
export function linearOperator(_spec: LinearOperatorSpec): LinearOperator {
  throw new Error('soon');
}
