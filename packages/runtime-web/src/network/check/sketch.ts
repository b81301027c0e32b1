import { type Attribute, type Constant, type DataType, encodeModel } from '@tweedie/autodiff';
import type { Shape } from '@tweedie/core';

/** Operator, inputs, what the output is called, attributes. */
export type Step = readonly [
  op: string,
  inputs: readonly string[],
  output: string,
  attributes?: Readonly<Record<string, Attribute>>,
];

export interface Sketch {
  readonly x: Shape;
  /** Of x. @default 'float32' */
  readonly type?: DataType;
  readonly constants?: Readonly<Record<string, Constant>>;
  /** The last gives the output. */
  readonly steps: readonly Step[];
}

/** A small model of one input, `x`. */
export function sketch({ x, type = 'float32', constants = {}, steps }: Sketch): Uint8Array {
  return encodeModel({
    irVersion: 8,
    opsets: { '': 18 },
    graph: {
      name: 'sketch',
      inputs: [{ name: 'x', type, dims: x }],
      outputs: [{ name: steps.at(-1)![2], type: 'float32' }],
      values: [],
      constants: new Map(Object.entries(constants)),
      nodes: steps.map(([op, inputs, output, attributes = {}]) => ({
        ...{ op, domain: '', name: output, inputs, outputs: [output], attributes },
      })),
    },
  });
}
