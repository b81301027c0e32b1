import { toInt64 } from '../ir/constant.ts';
import { type Draft, type Field, type Kind, type MessageName, messages } from './messages.ts';
import { encodeText } from './text.ts';

/** Writes a message. Long runs of bytes are copied once, into the result. */
export function writeMessage<M extends MessageName>(name: M, draft: Draft<M>): Uint8Array {
  const chunks = write(name, draft);
  const out = new Uint8Array(lengthOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

function write(name: MessageName, draft: object): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const fields = Object.entries<Field>(messages[name]);
  for (const [number, [field, kind, many]] of fields) {
    const given = (draft as Readonly<Record<string, unknown>>)[field];
    if (given === undefined) continue;
    for (const one of many ? (given as readonly unknown[]) : [given]) {
      const content = encode(kind, one);
      const wire = { int: 0, double: 1, float: 5 }[kind as string] ?? 2;
      chunks.push(varint(Number(number) * 8 + wire));
      if (wire === 2) chunks.push(varint(lengthOf(content)));
      chunks.push(...content);
    }
  }
  return chunks;
}

function encode(kind: Kind, value: unknown): Uint8Array[] {
  switch (kind) {
    case 'int':
      return [varint(value as number)];
    case 'float':
      return [new Uint8Array(Float32Array.of(value as number).buffer)];
    case 'double':
      return [new Uint8Array(Float64Array.of(value as number).buffer)];
    case 'text':
      return [encodeText(value as string)];
    case 'bytes':
      return [value as Uint8Array];
    default:
      return write(kind, value as object);
  }
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, toInt64(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}
