import { TweedieError } from '@tweedie/core';
import { strings } from '../../strings/running.ts';
import type { ServerClient } from './createServerClient.ts';
import type { ServerQueue } from './serverRun.ts';

/** How a server is. */
export type ServerStatus =
  | { readonly is: 'up'; readonly queue?: ServerQueue }
  /** Nothing answers, or nothing that is a server of ours. */
  | { readonly is: 'down'; readonly message: string; readonly remedy?: string }
  /** It does not know us. */
  | { readonly is: 'refused'; readonly message: string; readonly remedy?: string };

/** Asks a server whether it is there, and what waits. One that is made for the public tells nobody what waits. */
export async function askStatus(client: Pick<ServerClient, 'ask' | 'address'>): Promise<ServerStatus> {
  try {
    const { status, frozen } = await client.ask<{ status?: unknown; frozen?: unknown }>('GET', '/health');
    if (status !== 'ok') return { is: 'down', message: `${client.address} is no Tweedie server` };
    if (frozen === true) return { is: 'up' };
    return { is: 'up', queue: await client.ask<ServerQueue>('GET', '/queue') };
  } catch (error) {
    const { message } = error as Error;
    const remedy = error instanceof TweedieError ? error.remedy : undefined;
    const refused = error instanceof TweedieError && error.facts['server'] === 'unauthorised';
    return { is: refused ? 'refused' : 'down', message, ...(remedy !== undefined && { remedy }) };
  }
}

/** "idle, 2 waiting" */
export function statusText(status: ServerStatus | undefined): string {
  if (!status) return strings.asking;
  if (status.is === 'down') return strings.down;
  if (status.is === 'refused') return strings.refused;
  if (!status.queue) return strings.ready;
  const { running, waiting, paused } = status.queue;
  return [
    running.length > 0 ? strings.running(running.length) : strings.idle,
    ...(waiting.length > 0 ? [strings.waiting(waiting.length)] : []),
    ...(paused ? [strings.paused] : []),
  ].join(', ');
}
