import { TweedieError } from '@tweedie/core';
import { type Field, type Kind, type Message, type MessageName, messages } from './messages.ts';
import { decodeText } from './text.ts';

/** Wire types of protocol buffers. */
const [varint, eightBytes, withLength, fourBytes] = [0, 1, 2, 5];

/**
 * Reads a message. Bytes and weights are views of the file, not copies; fields that the table lacks are passed over, and
 * a message that comes twice is merged.
 * Throws `bad-model` where the bytes end too soon, or are no message.
 */
export function readMessage<M extends MessageName>(name: M, bytes: Uint8Array): Message<M> {
  return read(name, new Reader(bytes)) as Message<M>;
}

type Loose = Record<string, unknown>;

function read(name: MessageName, reader: Reader, before?: Loose): Loose {
  const fields: Readonly<Record<number, Field>> = messages[name];
  const out: Loose = before ?? {};
  for (const [field, , many] of Object.values(fields)) if (many) out[field] ??= [];
  while (!reader.done) {
    const tag = reader.varint();
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    const known = fields[number];
    if (!known) {
      reader.pass(wire);
      continue;
    }
    const [field, kind, many] = known;
    const list = out[field] as unknown[];
    if (!many) out[field] = value(kind, reader, { wire, before: out[field] });
    else if (isPacked(kind, wire)) for (const one of packed(kind, reader.part())) list.push(one);
    else list.push(value(kind, reader, { wire }));
  }
  return out;
}

function isPacked(kind: Kind, wire: number): kind is 'int' | 'float' | 'double' {
  return wire === withLength && (kind === 'int' || kind === 'float' || kind === 'double');
}

function packed(kind: 'int' | 'float' | 'double', reader: Reader): number[] {
  const values: number[] = [];
  const wire = { int: varint, float: fourBytes, double: eightBytes }[kind];
  while (!reader.done) values.push(value(kind, reader, { wire }) as number);
  return values;
}

/** A value; a message that came before is added to. */
function value(
  kind: Kind,
  reader: Reader,
  { wire, before }: { readonly wire: number; readonly before?: unknown },
): unknown {
  const expected =
    kind === 'int' ? varint : kind === 'float' ? fourBytes : kind === 'double' ? eightBytes : withLength;
  if (wire !== expected) throw notOnnx();
  switch (kind) {
    case 'int':
      return reader.varint();
    case 'float':
      return reader.float();
    case 'double':
      return reader.double();
    case 'text':
      return decodeText(reader.take(reader.varint()));
    case 'bytes':
      return reader.take(reader.varint());
    default:
      return read(kind, reader.part(), before as Loose | undefined);
  }
}

/** A place in some bytes. */
class Reader {
  #at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** A signed 64-bit integer; beyond 2⁵³ the nearest float. */
  varint(): number {
    let [low, high] = [0, 0]; // 28 bits, and the 36 above them
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#bytes[this.#advance(1)]!;
      if (shift < 28) low += (byte & 127) * 2 ** shift;
      else high += (byte & 127) * 2 ** (shift - 28);
      if (byte < 128) return high >= 2 ** 35 ? (high - 2 ** 36) * 2 ** 28 + low : high * 2 ** 28 + low;
    }
    throw notOnnx();
  }

  float(): number {
    return this.#view.getFloat32(this.#advance(4), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#advance(8), true);
  }

  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  part(): Reader {
    return new Reader(this.take(this.varint()));
  }

  pass(wire: number): void {
    if (wire === varint) this.varint();
    else if (wire === eightBytes) this.#advance(8);
    else if (wire === withLength) this.#advance(this.varint());
    else if (wire === fourBytes) this.#advance(4);
    else throw notOnnx();
  }

  #advance(length: number): number {
    const start = this.#at;
    if (!(length >= 0 && start + length <= this.#bytes.length)) throw notOnnx();
    this.#at = start + length;
    return start;
  }
}

function notOnnx(): TweedieError {
  return new TweedieError('bad-model', 'autodiff: the model is cut short, or not an ONNX file', {
    remedy: 'Check that the file is whole.',
  });
}
