import type { Image } from '@tweedie/core';
import type { Runs } from '@tweedie/editor';
import type { Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Runners } from '../createRunners.ts';
import { createRunNotes } from './createRunNotes.ts';
import { createServerClient, type ServerClient } from './createServerClient.ts';
import { createServerRunner, type ServerRunner } from './createServerRunner.ts';
import { askStatus, type ServerStatus } from './serverStatus.ts';

export interface ServersState {
  /** The addresses that somebody gave, and that of the server of this page, in their order. */
  readonly addresses: readonly string[];
  /** How each was when it was last asked, by address. */
  readonly status: Readonly<Record<string, ServerStatus>>;
}

/** The servers that this page knows. Addresses are remembered by the browser, tokens by this tab alone. */
export interface Servers extends Pick<StoreApi<ServersState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** The address of the server of this page, once it is known that it is one. */
  own(): string | undefined;
  /** Takes up what is remembered, looks whether the server of this page runs graphs, and finds the runs that are on their way. */
  begin(): Promise<void>;
  /** Adds a server, or gives it another token. */
  add(address: string, token?: string): void;
  forget(address: string): void;
  /** Asks a server how it is. */
  look(address: string): Promise<ServerStatus>;
  /** Asks a server, known or not, how it is. */
  test(address: string, token?: string): Promise<ServerStatus>;
}

export interface ServersOptions {
  readonly runs: Runs;
  readonly runners: Runners;
  readonly filesOf: (workflow: Workflow) => Promise<Readonly<Record<string, Blob>>>;
  readonly decode: (png: Blob) => Promise<Image>;
  /** Where the page came from, if that may be a server. */
  readonly origin: string | undefined;
  readonly local: Pick<Storage, 'getItem' | 'setItem'>;
  readonly session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const key = 'tweedie.servers';
const tokenKey = (address: string): string => `tweedie.token ${address}`;

export function createServers(options: ServersOptions): Servers {
  const { runs, runners, filesOf, decode, origin, local, session } = options;
  const store = createStore<ServersState>(() => ({ addresses: [], status: {} }));
  const notes = createRunNotes(session);
  const known = new Map<string, ServerRunner>();
  const taken = new Set<string>(); // whose runs were taken up
  let own: string | undefined;

  const tokenOf = (address: string) => () => session.getItem(tokenKey(address)) ?? undefined;
  function open(address: string): ServerRunner {
    const client = createServerClient(address, tokenOf(address));
    const runner = createServerRunner({ client, filesOf, decode, notes });
    known.set(address, runner);
    runners.add(runner);
    store.setState(({ addresses }) => ({
      addresses: addresses.includes(address) ? addresses : [...addresses, address],
    }));
    return runner;
  }
  function remember(): void {
    const given = store.getState().addresses.filter((address) => address !== own);
    attempt(() => local.setItem(key, JSON.stringify(given)));
  }
  async function look(address: string): Promise<ServerStatus> {
    const client = known.get(address)?.client ?? createServerClient(address, tokenOf(address));
    const status = await askStatus(client);
    store.setState((state) => ({ status: { ...state.status, [address]: status } }));
    return status;
  }
  async function take(address: string): Promise<void> {
    const runner = open(address);
    if ((await look(address)).is !== 'up' || taken.has(address)) return;
    taken.add(address);
    const found = await runner.find().catch(() => []); // one that is made for the public tells nobody of its runs
    for (const run of found) runs.follow(runner, run);
  }
  async function takeOwn(): Promise<void> {
    if (origin === undefined) return;
    const client: ServerClient = createServerClient(origin, tokenOf(origin));
    const status = await askStatus(client);
    if (status.is === 'down') return;
    own = origin;
    await take(origin);
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    own: () => own,
    async begin() {
      await Promise.all([takeOwn(), ...addressesIn(local.getItem(key)).map(take)]);
    },
    add(address, token) {
      attempt(() =>
        token === undefined || token === ''
          ? session.removeItem(tokenKey(address))
          : session.setItem(tokenKey(address), token),
      );
      void take(address);
      remember();
    },
    forget(address) {
      session.removeItem(tokenKey(address));
      known.delete(address);
      runners.remove(address);
      store.setState(({ addresses }) => ({ addresses: addresses.filter((one) => one !== address) }));
      remember();
    },
    look,
    test: (address, token) => askStatus(createServerClient(address, () => token || undefined)),
  };
}

function addressesIn(text: string | null): readonly string[] {
  try {
    const known: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(known) ? known.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** Browsers may refuse to remember. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // it lasts as long as the page
  }
}
