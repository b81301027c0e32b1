import { TweedieError } from '@tweedie/core';
import type { DataType } from './dataType.ts';
import type { Constant } from './graph.ts';

/** A float constant of any shape. */
export function floats(
  values: readonly number[],
  dims: readonly number[] = [values.length],
  type: DataType = 'float32',
): Constant {
  return { type, dims, bytes: write(type, values) };
}

/** An int64 constant: one axis unless told. */
export function ints(values: readonly number[], dims: readonly number[] = [values.length]): Constant {
  return { type: 'int64', dims, bytes: write('int64', values) };
}

/** The numbers of a constant; `undefined` where they are in another file, or are no numbers. */
export function numbersOf({ type, bytes, dims, external }: Constant): number[] | undefined {
  if (external || !(type in codecs)) return undefined;
  const { size, read } = codecs[type as Numeric];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (bytes.byteLength !== count * size) {
    throw new TweedieError(
      'bad-model',
      `autodiff: a constant of shape [${dims}] needs ${count * size} bytes, got ${bytes.byteLength}`,
    );
  }
  return Array.from({ length: count }, (_, i) => read(view, i * size));
}

type Numeric = 'float32' | 'float64' | 'float16' | 'int64' | 'int32' | 'bool' | 'uint8' | 'int8';

interface Codec {
  readonly size: number;
  readonly read: (view: DataView, at: number) => number;
  readonly write: (view: DataView, at: number, value: number) => void;
}

const codecs: { readonly [T in Numeric]: Codec } = {
  float32: {
    size: 4,
    read: (view, at) => view.getFloat32(at, true),
    write: (view, at, value) => view.setFloat32(at, value, true),
  },
  float64: {
    size: 8,
    read: (view, at) => view.getFloat64(at, true),
    write: (view, at, value) => view.setFloat64(at, value, true),
  },
  float16: {
    size: 2,
    read: (view, at) => fromHalf(view.getUint16(at, true)),
    write: (view, at, value) => view.setUint16(at, toHalf(value), true),
  },
  int64: {
    size: 8,
    read: (view, at) => Number(view.getBigInt64(at, true)),
    write: (view, at, value) => view.setBigInt64(at, toInt64(value), true),
  },
  int32: {
    size: 4,
    read: (view, at) => view.getInt32(at, true),
    write: (view, at, value) => view.setInt32(at, value, true),
  },
  bool: {
    size: 1,
    read: (view, at) => view.getUint8(at),
    write: (view, at, value) => view.setUint8(at, value),
  },
  uint8: {
    size: 1,
    read: (view, at) => view.getUint8(at),
    write: (view, at, value) => view.setUint8(at, value),
  },
  int8: {
    size: 1,
    read: (view, at) => view.getInt8(at),
    write: (view, at, value) => view.setInt8(at, value),
  },
};

function write(type: DataType, values: readonly number[]): Uint8Array {
  const { size, write } = codecs[type as Numeric];
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) write(view, i * size, value);
  return bytes;
}

const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

/** The nearest int64: ONNX writes "to the end" as the largest of them, which a float rounds up. */
export function toInt64(value: number): bigint {
  const whole = BigInt(value);
  return whole > most ? most : whole < least ? least : whole;
}

function fromHalf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
}

/** To the nearest, ties to even. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 1e-9)));
  const scaled = size / 2 ** (exponent - 10);
  const floor = Math.floor(scaled);
  const up = scaled - floor > 0.5 || (scaled - floor === 0.5 && floor % 2 === 1);
  const mantissa = floor + Number(up);
  return sign | (mantissa >= 1024 ? ((exponent + 14) << 10) + mantissa : mantissa);
}
