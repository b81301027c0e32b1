import type { ModelRecord, StoredModel } from './model.ts';
import type { Shelf } from './shelf.ts';

/**
 * Models on a shelf: for each a record, and its bytes in pieces that are only ever added to. Whoever stops in the middle
 * leaves a true beginning.
 */
export interface Library {
  readonly kind: Shelf['kind'];
  /** The lock that whoever reads or writes a model holds. */
  lockOf(key: string): string;
  record(key: string): Promise<ModelRecord | undefined>;
  note(record: ModelRecord): Promise<void>;
  /** How many bytes of it are here. */
  size(key: string): Promise<number>;
  /** A function that adds bytes behind those that are here. */
  writer(key: string): Promise<(bytes: Uint8Array<ArrayBuffer>) => Promise<void>>;
  /** All bytes that are here, in one. */
  bytes(key: string): Promise<Uint8Array<ArrayBuffer>>;
  remove(key: string): Promise<void>;
  list(): Promise<readonly StoredModel[]>;
  /** The keys of bytes without a record, as a crash may leave them. */
  orphans(): Promise<readonly string[]>;
}

export function libraryOn(shelf: Shelf): Library {
  const recordName = (key: string): string => `${key}.json`;
  const pieceName = (key: string, index: number): string => `${key}.${`${index}`.padStart(6, '0')}`;
  const keyOfName = (name: string): string => name.slice(0, name.indexOf('.'));

  async function pieces(key: string): Promise<[name: string, bytes: number][]> {
    const all = Array.from(await shelf.sizes());
    return all.filter(([name]) => keyOfName(name) === key && name !== recordName(key)).sort();
  }
  async function record(key: string): Promise<ModelRecord | undefined> {
    const bytes = await shelf.read(recordName(key));
    return bytes && parsed(new TextDecoder().decode(bytes));
  }
  async function keys(): Promise<string[]> {
    return [...new Set(Array.from((await shelf.sizes()).keys(), keyOfName))];
  }

  return {
    kind: shelf.kind,
    lockOf: (key) => `tweedie/${shelf.name}/${key}`,
    record,
    size: async (key) => sum(await pieces(key)),
    note: (facts) => shelf.write(recordName(facts.key), new TextEncoder().encode(JSON.stringify(facts))),
    async writer(key) {
      let count = (await pieces(key)).length;
      return (bytes) => shelf.write(pieceName(key, count++), bytes);
    },
    async bytes(key) {
      const names = await pieces(key);
      const all = new Uint8Array(sum(names));
      let at = 0;
      for (const [name] of names) {
        const piece = (await shelf.read(name)) ?? new Uint8Array();
        if (at + piece.length > all.length) break; // it was changed meanwhile, as its digest will show
        all.set(piece, at);
        at += piece.length;
      }
      return all;
    },
    async remove(key) {
      await shelf.remove(recordName(key));
      for (const [name] of await pieces(key)) await shelf.remove(name);
    },
    async list() {
      const models: StoredModel[] = [];
      const sizes = Array.from(await shelf.sizes());
      for (const key of await keys()) {
        const facts = await record(key);
        if (!facts) continue;
        const { name, lastUsed, sha256 } = facts;
        const own = sizes.filter(([file]) => keyOfName(file) === key && file !== recordName(key));
        models.push({ key, name, bytes: sum(own), complete: sha256 !== undefined, lastUsed });
      }
      return models.sort((a, b) => b.lastUsed - a.lastUsed);
    },
    async orphans() {
      const known = new Set((await this.list()).map(({ key }) => key));
      return (await keys()).filter((key) => !known.has(key));
    },
  };
}

function sum(pieces: readonly (readonly [name: string, bytes: number])[]): number {
  return pieces.reduce((total, [, bytes]) => total + bytes, 0);
}

function parsed(text: string): ModelRecord | undefined {
  try {
    return JSON.parse(text) as ModelRecord;
  } catch {
    return undefined; // a crash cut it short
  }
}
