import type { Plugin } from '@tweedie/core';
import { cacheFolder, createDiskStore, createSession, type Session } from '@tweedie/runtime-node';
import { cached, createMemoryCache } from '@tweedie/workflow';
import { join } from 'node:path';

/** How much of what nodes gave is kept, in bytes. */
const most = { memory: 512 * 2 ** 20, disk: 2 * 2 ** 30 } as const;

export interface OpenSessionOptions {
  readonly plugins: readonly Plugin[];
  readonly threads?: number;
  /** Whether what earlier runs gave is used, and kept for later ones. @default true */
  readonly cache?: boolean;
}

/** Where the results of nodes are kept. */
export function nodeCacheFolder(): string {
  return join(cacheFolder(), 'nodes');
}

export function openSession({ plugins, threads, cache = true }: OpenSessionOptions): Session {
  const memory = createMemoryCache({ bytes: most.memory });
  const kept = cache ? cached(memory, createDiskStore(nodeCacheFolder(), { bytes: most.disk })) : memory;
  return createSession({ plugins, cache: kept, ...(threads !== undefined && { threads }) });
}
