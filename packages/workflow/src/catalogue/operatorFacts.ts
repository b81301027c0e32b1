import {
  isDecomposed,
  isLinear,
  type Operator,
  type OperatorFacts,
  type OperatorRecipe,
  type PortFacts,
  type Shape,
} from '@tweedie/core';

/** What an operator can do for images of its shape. */
export function operatorFacts(operator: Operator): OperatorFacts {
  const { inputShape, outputShape } = operator;
  return { inputShape, outputShape, linear: isLinear(operator), svd: isDecomposed(operator) };
}

/** What stands for an operator before a run: a recipe, of the operator itself or of one like it. */
export type StandIn = Pick<OperatorRecipe, 'name' | 'create' | 'inputShapeOf'>;

/** The facts of an operator. What it can do for a shape is found by making it; `at` may remember that. */
export function factsOfRecipe(
  { name, create, inputShapeOf }: StandIn,
  at: (inputShape: Shape) => OperatorFacts = (inputShape) => operatorFacts(create(inputShape)),
): PortFacts['operator'] {
  return { name, at, inputShapeOf, standIn: create };
}
