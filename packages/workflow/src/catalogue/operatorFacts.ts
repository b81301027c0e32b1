import {
  isDecomposed,
  isLinear,
  type Operator,
  type OperatorFacts,
  type PortFacts,
  type Shape,
} from '@tweedie/core';

/** What an operator can do for images of its shape. */
export function operatorFacts(operator: Operator): OperatorFacts {
  const { inputShape, outputShape } = operator;
  return { inputShape, outputShape, linear: isLinear(operator), svd: isDecomposed(operator) };
}

/**
 * The facts of an operator whose stand-in is known. What it can do for a shape is found by making it; what was found
 * for the last shape is kept.
 */
export function factsOfRecipe({
  name,
  create,
  inputShapeOf,
  choices = [],
}: {
  readonly name: string;
  create(inputShape: Shape): Operator;
  inputShapeOf(outputShape: Shape): Shape;
  /** The same operator with other choices, each in words. */
  readonly choices?: readonly { readonly words: string; create(inputShape: Shape): Operator }[];
}): PortFacts['operator'] {
  let last: OperatorFacts | undefined;
  return {
    name,
    at(inputShape) {
      if (String(last?.inputShape) === String(inputShape)) return last!;
      const facts = operatorFacts(create(inputShape));
      const other = facts.svd ? undefined : choices.find((choice) => isDecomposed(choice.create(inputShape)));
      return (last = { ...facts, ...(other && { svdWith: other.words }) });
    },
    inputShapeOf,
    standIn: create,
  };
}
