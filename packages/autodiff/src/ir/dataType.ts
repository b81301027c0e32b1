/** ONNX's element types: their numbers in files, and their bytes a value. */
const table = {
  float32: [1, 4],
  uint8: [2, 1],
  int8: [3, 1],
  uint16: [4, 2],
  int16: [5, 2],
  int32: [6, 4],
  int64: [7, 8],
  string: [8, 0],
  bool: [9, 1],
  float16: [10, 2],
  float64: [11, 8],
  uint32: [12, 4],
  uint64: [13, 8],
  bfloat16: [16, 2],
} as const;

export type DataType = keyof typeof table;

const byCode = new Map<number, DataType>(
  Object.entries(table).map(([name, [code]]) => [code, name as DataType]),
);

/** `undefined` for types that no derivative meets: complex numbers, 8-bit floats and smaller. */
export function dataTypeOf(code: number): DataType | undefined {
  return byCode.get(code);
}

export function codeOf(type: DataType): number {
  return table[type][0];
}

export function bytesOf(type: DataType): number {
  return table[type][1];
}

const floats: ReadonlySet<DataType> = new Set(['float32', 'float64', 'float16', 'bfloat16']);

/** Whether values of a type have derivatives. */
export function isFloat(type: DataType | undefined): boolean {
  return type !== undefined && floats.has(type);
}
