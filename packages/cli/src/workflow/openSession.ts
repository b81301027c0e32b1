import type { Plugin } from '@tweedie/core';
import {
  cacheFolder,
  createDiskStore,
  createPluginStore,
  createSandboxedSession,
  createSession,
  type Session,
} from '@tweedie/runtime-node';
import { cached, createMemoryCache, usersPlugin } from '@tweedie/workflow';
import { join } from 'node:path';
import { trustedModules } from '../plugins/trustedModules.ts';

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

/**
 * Opens a session for workflows. Where the user added plugins of others, it runs in a sandbox. Plugins that cannot be loaded are
 * among its failures.
 */
export async function openSession({ plugins, threads, cache = true }: OpenSessionOptions): Promise<Session> {
  const memory = createMemoryCache({ bytes: most.memory });
  const kept = cache ? cached(memory, createDiskStore(nodeCacheFolder(), { bytes: most.disk })) : memory;
  const options = { cache: kept, ...(threads !== undefined && { threads }) };
  const added = await createPluginStore().list();
  const session =
    added.plugins.length === 0
      ? createSession({ plugins, ...options })
      : await createSandboxedSession({
          modules: trustedModules(),
          data: plugins.filter(({ name }) => name === usersPlugin),
          plugins: added.plugins,
          ...options,
        });
  return { ...session, failures: [...added.failures, ...session.failures] };
}
