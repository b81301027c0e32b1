/** @file ONNX models of a few nodes for tests, written as protobuf by hand. */

type Bytes = readonly number[];
type Side = number | string;

export interface TinyNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
}
export interface TinyValue {
  readonly name: string;
  /** 1 for float32, 7 for int64. */
  readonly type: 1 | 7;
  readonly shape: readonly Side[];
}

export function tinyModel(
  nodes: readonly TinyNode[],
  { inputs, outputs }: { readonly inputs: readonly TinyValue[]; readonly outputs: readonly TinyValue[] },
): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => field(1, nodeBytes(node))),
    ...field(2, text('tiny')),
    ...inputs.flatMap((input) => field(11, valueBytes(input))),
    ...outputs.flatMap((output) => field(12, valueBytes(output))),
  ];
  return Uint8Array.from([...number(1, 8), ...field(7, graph), ...field(8, number(2, 17))]);
}

function nodeBytes({ op, inputs, outputs, integers = {} }: TinyNode): Bytes {
  return [
    ...inputs.flatMap((name) => field(1, text(name))),
    ...outputs.flatMap((name) => field(2, text(name))),
    ...field(4, text(op)),
    ...Object.entries(integers).flatMap(([name, value]) =>
      field(5, [...field(1, text(name)), ...number(3, value), ...number(20, 2)]),
    ),
  ];
}

function valueBytes({ name, type, shape }: TinyValue): Bytes {
  const sides = shape.flatMap((side) =>
    field(1, typeof side === 'number' ? number(1, side) : field(2, text(side))),
  );
  return [...field(1, text(name)), ...field(2, field(1, [...number(1, type), ...field(2, sides)]))];
}

function field(tag: number, content: Bytes): Bytes {
  return [...varint((tag << 3) | 2), ...varint(content.length), ...content];
}

function number(tag: number, value: number): Bytes {
  return [...varint(tag << 3), ...varint(value)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

function text(value: string): Bytes {
  return [...Buffer.from(value)];
}
