import { TweedieError } from '@tweedie/core';
import type { Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The pictures of the page: those that a person gave, and those of the templates, which are fetched when needed. */
export interface Shelf extends Pick<StoreApi<ShelfState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Takes a picture in, and gives its name: the given one, or one like it that is free. */
  add(name: string, blob: Blob): string;
  /** Puts these pictures in the place of all that were given: another document has others. */
  lay(files: ReadonlyMap<string, Blob>): void;
  /**
   * Keeps pictures for a workflow that runs later, whatever is laid here by then; those that are kept for it already stay.
   * @default the pictures that are here
   */
  keepFor(workflow: Workflow, files?: ReadonlyMap<string, Blob>): void;
  /** A picture of what is open, or of a workflow that pictures were kept for. Throws `not-found`. */
  read(name: string, workflow?: Workflow): Promise<Blob>;
  /** The names of the pictures in a folder. */
  list(folder: string, workflow?: Workflow): readonly string[];
}

interface ShelfState {
  readonly files: ReadonlyMap<string, Blob>;
}

/** `addresses`: where pictures are that need not be given, by name. */
export function createShelf(addresses: Readonly<Record<string, string>> = {}): Shelf {
  const store = createStore<ShelfState>(() => ({ files: new Map() }));
  const fetched = new Map<string, Promise<Blob>>();
  const kept = new WeakMap<Workflow, ReadonlyMap<string, Blob>>();

  function filesFor(workflow: Workflow | undefined): ReadonlyMap<string, Blob> {
    return (workflow && kept.get(workflow)) ?? store.getState().files;
  }
  async function read(name: string, workflow?: Workflow): Promise<Blob> {
    const given = filesFor(workflow).get(name);
    if (given) return given;
    if (!Object.hasOwn(addresses, name)) {
      throw new TweedieError('not-found', `There is no picture ${name} here`, {
        remedy: 'Choose one from your device.',
      });
    }
    let blob = fetched.get(name);
    if (!blob) {
      blob = fetchPicture(name, addresses[name]!);
      fetched.set(name, blob);
      blob.catch(() => fetched.delete(name)); // the next one tries again
    }
    return blob;
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    add(name, blob) {
      const { files } = store.getState();
      const free = freeName(name, (taken) => files.has(taken) || Object.hasOwn(addresses, taken));
      store.setState({ files: new Map([...files, [free, blob]]) });
      return free;
    },
    lay: (files) => store.setState({ files: new Map(files) }),
    keepFor(workflow, files = store.getState().files) {
      if (!kept.has(workflow)) kept.set(workflow, files);
    },
    read,
    list: (folder, workflow) =>
      [...new Set([...filesFor(workflow).keys(), ...Object.keys(addresses)])]
        .filter((name) => name.replace(/\/[^/]*$/, '') === folder.replace(/\/$/, ''))
        .sort(),
  };
}

async function fetchPicture(name: string, address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (answer.ok) return answer.blob();
  throw new TweedieError('not-found', `${name} cannot be fetched: the server answered ${answer.status}`);
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let n = 2; isTaken(free); n++) free = name.replace(/(?=\.[^.]*$)|$/, `-${n}`);
  return free;
}
