import { TweedieError } from '@tweedie/core';
import { join, resolve } from 'node:path';
import { createApp } from './createApp.ts';
import { createFileStore } from './files/createFileStore.ts';
import { frozenLimits, usualLimits } from './limits.ts';
import { claimFolder } from './runs/claimFolder.ts';
import { createRuns } from './runs/createRuns.ts';
import { createStore } from './runs/createStore.ts';
import { assertOrigin } from './security/assertOrigin.ts';
import { assertSafe, isLoopback, loopbackNames } from './security/loopback.ts';
import type { ServerOptions } from './serverOptions.ts';

export interface Server {
  /** Where it listens, such as "http://127.0.0.1:4747". */
  readonly url: string;
  /** Lets go of the port and of the clients. What runs will begin again at the next start. */
  close(): Promise<void>;
}

const hour = 3_600_000;

/**
 * Runs workflows over HTTP, under `/api/v1`. The queue, the runs and their results are in a folder, and are there
 * again after a restart, however it came about. Throws `bad-parameter` for an address that others can reach without a
 * token, unless the server is frozen, for one that cannot be had, for a folder that another server uses, and for embedders
 * that are no origins.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { session, host = '127.0.0.1', port = 4747, token, concurrency = 1, paused } = options;
  const { writeResults, frozen = false, origins = [], studio, onFault = () => undefined } = options;
  const { embedders = [] } = options;
  const isFrozen = frozen !== false;
  assertSafe({ host, token, isFrozen });
  for (const origin of embedders) assertOrigin(origin);
  const folder = resolve(options.folder);
  const limits = { ...(isFrozen ? frozenLimits : usualLimits), ...options.limits };
  const giveBack = await claimFolder(folder);
  const files = createFileStore(join(folder, 'files'), limits);
  const gate = { session, files, store: createStore(folder), limits, ...(isFrozen && { frozen }) };
  const runs = await createRuns({ ...gate, concurrency, paused, writeResults, onFault });

  const isPrivate = token === undefined && isLoopback(host);
  const hosts = isPrivate ? [...loopbackNames, ...(options.hosts ?? [])] : undefined;
  const guard = { token, hosts, origins, frozen: isFrozen };
  const app = await createApp({
    ...{ session, files, runs, limits, frozen: isFrozen, guard, onFault },
    ...(studio !== undefined && { studio: resolve(studio), embedders }),
  });

  const sweep = (): void => void runs.sweep(24 * hour * limits.days).catch(onFault);
  sweep();
  const sweeping = setInterval(sweep, hour);
  sweeping.unref();
  async function close(): Promise<void> {
    clearInterval(sweeping);
    await runs.close();
    await app.close();
    await giveBack();
  }
  try {
    return { url: await app.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw cannotListen(error, `${host}:${port}`);
  }
}

function cannotListen(cause: unknown, at: string): unknown {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'it is taken',
    EACCES: 'there is no permission',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such name',
  };
  const reason = reasons[(cause as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return cause;
  return new TweedieError('bad-parameter', `Nothing can listen at ${at}: ${reason}`, {
    remedy: reason === reasons['EADDRINUSE'] ? 'Choose another port.' : 'Choose another address.',
    cause,
  });
}
