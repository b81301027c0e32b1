import { floats, ints } from '../ir/constant.ts';
import type { DataType } from '../ir/dataType.ts';
import type { Attribute, Constant, Node } from '../ir/graph.ts';
import { inferNode, knownOf } from '../infer/inferShapes.ts';
import { type Known, unknown } from '../infer/known.ts';

type Attributes = Readonly<Record<string, Attribute>>;

/** Collects nodes. Says what is known of every value, its own among them, and never makes the same twice. */
export interface Builder {
  /** The version of ONNX's own operators that nodes are written in. */
  readonly opset: number;
  readonly nodes: readonly Node[];
  readonly constants: ReadonlyMap<string, Constant>;
  known(value: string): Known;
  /** Tells that a value has the lengths of another, where no rule could infer it; returns the value. */
  alike(value: string, other: string): string;
  /** Adds a node of one output, and returns the name of that. An input '' is left out. */
  emit(op: string, inputs: readonly string[], attributes?: Attributes): string;
  /** Adds a node of so many outputs. */
  emitMany(
    op: string,
    inputs: readonly string[],
    options: { count: number; attributes?: Attributes },
  ): string[];
  constant(constant: Constant): string;
  /** A list of whole numbers. */
  ints(...values: number[]): string;
  /** A number of the type of another value. */
  number(value: number, like: string): string;
}

/** A builder on top of values that are known already. Names begin with `prefix`. */
export function createBuilder(
  given: ReadonlyMap<string, Known>,
  { opset, prefix }: { readonly opset: number; readonly prefix: string },
): Builder {
  const known = new Map(given);
  const nodes: Node[] = [];
  const constants = new Map<string, Constant>();
  const made = new Map<string, readonly string[]>();

  function once(key: string, make: (name: string) => readonly string[]): readonly string[] {
    const outputs = made.get(key) ?? make(`${prefix}${made.size}`);
    made.set(key, outputs);
    return outputs;
  }
  function emitMany(
    op: string,
    inputs: readonly string[],
    { count, attributes = {} }: { count: number; attributes?: Attributes },
  ): string[] {
    const key = JSON.stringify([op, inputs, count, attributes]);
    return [
      ...once(key, (name) => {
        const outputs = Array.from({ length: count }, (_, i) => `${name}.${op}${count > 1 ? `.${i}` : ''}`);
        const node = { op, domain: '', name, inputs, outputs, attributes };
        nodes.push(node);
        for (const [output, found] of inferNode(node, known)) known.set(output, found);
        return outputs;
      }),
    ];
  }
  function constant(value: Constant): string {
    const key = `${value.type} ${value.dims} ${value.bytes}`;
    return once(key, (name) => {
      constants.set(name, value);
      known.set(name, knownOf(value));
      return [name];
    })[0]!;
  }
  return {
    opset,
    nodes,
    constants,
    known: (value) => known.get(value) ?? unknown,
    alike(value, other) {
      known.set(value, { ...known.get(value), dims: known.get(other)?.dims });
      return value;
    },
    emit: (op, inputs, attributes = {}) => emitMany(op, inputs, { count: 1, attributes })[0]!,
    emitMany,
    constant,
    ints: (...values) => constant(ints(values)),
    number: (value, like) => constant(floats([value], [], floatTypeOf(known.get(like)))),
  };
}

function floatTypeOf(known: Known | undefined): DataType {
  return known?.type ?? 'float32';
}
