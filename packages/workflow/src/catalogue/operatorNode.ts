import {
  type AnyNode,
  defineNode,
  describeParameters,
  type ImageTensor,
  isDecomposed,
  type Operator,
  type OperatorFactory,
  type OperatorFacts,
  type Ports,
  type Shape,
  type SizeFacts,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import { factsOfRecipe, operatorFacts } from './operatorFacts.ts';
import { recipeOf } from './recipeOf.ts';
import { remember } from './remember.ts';
import { assertWithinReach, standInMask, standInPicture } from './standIns.ts';

/** An operator as a node that gives its recipe. A parameter that is a picture becomes an input: a mask, or an image. */
export function operatorNode(factory: OperatorFactory): AnyNode {
  const { name, title, summary } = factory.definition;
  const { params: schema } = factory.definition;
  const inputs = pictureInputs(schema);
  const ports = Object.keys(inputs);
  const known = remember<OperatorFacts>(32); // making an operator for a large picture takes a while
  const own = Object.entries(schema.shape).filter(([name]) => !ports.includes(name));
  const params: z.ZodObject = ports.length === 0 ? schema : z.strictObject(Object.fromEntries(own));

  const choices = describeParameters(schema).flatMap(({ name: parameter, values = [] }) =>
    values.map((value) => [parameter, value] as const),
  );

  function factsAt(inputShape: Shape, params: Readonly<Record<string, unknown>>): OperatorFacts {
    const facts = operatorFacts(factory(inputShape, params));
    if (facts.svd || !facts.linear) return facts;
    const other = choices.find(([parameter, value]) =>
      hasSvd(() => factory(inputShape, { ...params, [parameter]: value })),
    );
    return { ...facts, ...(other && { svdWith: other.join(' ') }) };
  }

  return defineNode({
    name,
    version: 1,
    title,
    summary,
    category: 'Degradation',
    params,
    inputs,
    outputs: { operator: { kind: 'operator', title: 'Operator' } },
    infer(facts: Readonly<Record<string, SizeFacts | undefined>>, params) {
      const wanted = ports.filter((port) => facts[port] !== undefined || inputs[port]!.optional !== true);
      const standIn = (port: string, shape: Shape): Tensor =>
        inputs[port]!.kind === 'mask'
          ? standInMask(facts[port] ?? {}, shape)
          : standInPicture(facts[port] ?? {});
      const at = (shape: Shape): Record<string, unknown> => {
        assertWithinReach(shape);
        return { ...params, ...Object.fromEntries(wanted.map((port) => [port, standIn(port, shape)])) };
      };
      const create = (inputShape: Shape): Operator => factory(inputShape, at(inputShape));
      const inputShapeOf = (outputShape: Shape): Shape => factory.inputShapeOf(outputShape, at(outputShape));
      const operator = factsOfRecipe({ name, create, inputShapeOf }, (inputShape) =>
        known(JSON.stringify([params, facts, inputShape]), () => factsAt(inputShape, at(inputShape))),
      );
      return { operator };
    },
    run(values, params) {
      const pictures = Object.entries(
        values as Readonly<Record<string, Tensor | ImageTensor | undefined>>,
      ).flatMap(([port, value]) =>
        value ? [[port, 'tensor' in value ? value.tensor : value] as const] : [],
      );
      return { operator: recipeOf(factory, { ...params, ...Object.fromEntries(pictures) }) };
    },
  });
}

/** A choice that the other parameters do not allow brings none. */
function hasSvd(make: () => Operator): boolean {
  try {
    return isDecomposed(make());
  } catch {
    return false;
  }
}

function pictureInputs(schema: z.ZodObject): Ports {
  const pictures = describeParameters(schema).filter(({ kind }) => kind === 'image');
  return Object.fromEntries(
    pictures.map(({ name, title, summary }) => {
      const optional = z.safeParse(schema.shape[name], undefined).success;
      const kind = name === 'mask' ? 'mask' : 'image';
      return [
        name,
        { kind, title, ...(summary !== undefined && { summary }), ...(optional && { optional }) },
      ];
    }),
  );
}
