/** @file The messages of an ONNX file, as far as a derivative needs them. Field numbers are those of onnx.proto3. */

/** How a field lies in the file: a varint, four or eight bytes, text, bytes, or another message. */
export type Kind = 'int' | 'float' | 'double' | 'text' | 'bytes' | MessageName;

/** `[name, kind]`, or `[name, kind, 'many']` for a list. */
export type Field = readonly [name: string, kind: Kind, many?: 'many'];

export type MessageName =
  | 'Model'
  | 'OperatorSet'
  | 'Graph'
  | 'Node'
  | 'Attribute'
  | 'Tensor'
  | 'Pair'
  | 'ValueInfo'
  | 'Type'
  | 'TensorType'
  | 'Shape'
  | 'Dimension';

export const messages = {
  Model: {
    1: ['irVersion', 'int'],
    7: ['graph', 'Graph'],
    8: ['opsets', 'OperatorSet', 'many'],
    25: ['functions', 'bytes', 'many'],
  },
  OperatorSet: { 1: ['domain', 'text'], 2: ['version', 'int'] },
  Graph: {
    1: ['nodes', 'Node', 'many'],
    2: ['name', 'text'],
    5: ['initializers', 'Tensor', 'many'],
    11: ['inputs', 'ValueInfo', 'many'],
    12: ['outputs', 'ValueInfo', 'many'],
    13: ['values', 'ValueInfo', 'many'],
  },
  Node: {
    1: ['inputs', 'text', 'many'],
    2: ['outputs', 'text', 'many'],
    3: ['name', 'text'],
    4: ['op', 'text'],
    5: ['attributes', 'Attribute', 'many'],
    7: ['domain', 'text'],
  },
  Attribute: {
    1: ['name', 'text'],
    2: ['f', 'float'],
    3: ['i', 'int'],
    4: ['s', 'bytes'],
    5: ['t', 'Tensor'],
    6: ['g', 'Graph'],
    7: ['floats', 'float', 'many'],
    8: ['ints', 'int', 'many'],
    9: ['strings', 'bytes', 'many'],
    20: ['type', 'int'],
  },
  Tensor: {
    1: ['dims', 'int', 'many'],
    2: ['type', 'int'],
    4: ['floats', 'float', 'many'],
    5: ['int32s', 'int', 'many'],
    7: ['int64s', 'int', 'many'],
    8: ['name', 'text'],
    9: ['raw', 'bytes'],
    10: ['doubles', 'double', 'many'],
    11: ['uint64s', 'int', 'many'],
    13: ['external', 'Pair', 'many'],
    14: ['location', 'int'],
  },
  Pair: { 1: ['key', 'text'], 2: ['value', 'text'] },
  ValueInfo: { 1: ['name', 'text'], 2: ['type', 'Type'] },
  Type: { 1: ['tensor', 'TensorType'] },
  TensorType: { 1: ['element', 'int'], 2: ['shape', 'Shape'] },
  Shape: { 1: ['dims', 'Dimension', 'many'] },
  Dimension: { 1: ['length', 'int'], 2: ['symbol', 'text'] },
} as const satisfies { readonly [M in MessageName]: Readonly<Record<number, Field>> };

type Scalar = { int: number; float: number; double: number; text: string; bytes: Uint8Array };
type Of<K> = K extends keyof Scalar ? Scalar[K] : K extends MessageName ? Message<K> : never;
type FieldsOf<M extends MessageName> = (typeof messages)[M][keyof (typeof messages)[M]];

/** A message as an object: a list for every field of many, the rest where the file has them. */
export type Message<M extends MessageName> = {
  -readonly [F in FieldsOf<M> as F extends readonly [infer N extends string, Kind, 'many'] ? N : never]: Of<
    F extends readonly [string, infer K, 'many'] ? K : never
  >[];
} & {
  -readonly [
    F in FieldsOf<M> as F extends readonly [string, Kind, 'many']
      ? never
      : F extends readonly [infer N extends string, Kind]
        ? N
        : never
  ]?: Of<F extends readonly [string, infer K] ? K : never> | undefined;
};

/** What of a message must be told to write it: lists may be left out. */
export type Draft<M extends MessageName> = {
  readonly [N in keyof Message<M>]?: Message<M>[N] extends readonly (infer E)[] | undefined
    ? readonly DraftOf<E>[] | undefined
    : DraftOf<Message<M>[N]> | undefined;
};
type DraftOf<E> = E extends number | string | Uint8Array | undefined
  ? E
  : {
      readonly [N in keyof E]?: E[N] extends readonly (infer I)[] | undefined
        ? readonly DraftOf<I>[] | undefined
        : DraftOf<E[N]> | undefined;
    };
