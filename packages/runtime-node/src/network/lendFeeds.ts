import type { NetworkInput } from '@tweedie/core';

type Feeds = Readonly<Record<string, NetworkInput>>;

/** Copies of feeds that may be handed over to a worker, in memory that goes back and forth. */
export interface Lender {
  lend(feeds: Feeds): { readonly feeds: Feeds; readonly memory: ArrayBuffer[] };
  takeBack(spent: Readonly<Record<string, ArrayBuffer>>): void;
}

export function createLender(): Lender {
  let spare: Readonly<Record<string, ArrayBuffer>> = {};
  function copy(name: string, { shape, data }: NetworkInput): NetworkInput {
    const kept = spare[name];
    const memory = kept?.byteLength === data.byteLength ? kept : new ArrayBuffer(data.byteLength);
    new Uint8Array(memory).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const View = data.constructor as new (memory: ArrayBuffer) => typeof data;
    return { shape, data: new View(memory) } as NetworkInput;
  }
  return {
    lend(feeds) {
      const copies = Object.entries(feeds).map(([name, input]) => [name, copy(name, input)] as const);
      spare = {};
      return {
        feeds: Object.fromEntries(copies),
        memory: copies.map(([, { data }]) => data.buffer as ArrayBuffer),
      };
    },
    takeBack(spent) {
      spare = spent;
    },
  };
}
