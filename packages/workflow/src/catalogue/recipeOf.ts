import type { OperatorFactory, OperatorRecipe } from '@tweedie/core';

/** An operator for images of whatever shape, with these parameters. */
export function recipeOf(
  factory: OperatorFactory,
  params: Readonly<Record<string, unknown>> = {},
): OperatorRecipe {
  return {
    name: factory.definition.name,
    create: (inputShape) => factory(inputShape, params),
    inputShapeOf: (outputShape) => factory.inputShapeOf(outputShape, params),
  };
}
