import { TweedieError } from '@tweedie/core';
import { failureOf, type ServerFailure } from './failureOf.ts';

/** Asks a Tweedie server. */
export interface ServerClient {
  /** Such as "http://127.0.0.1:4747". */
  readonly address: string;
  /** Throws what the server says, and `network-failed` where nothing answers. */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
  /** The bytes that stand under a path. */
  fetch(path: string): Promise<Blob>;
  /** Gives a picture to the server, and gives its id there. */
  upload(picture: Blob): Promise<string>;
  /** A socket that hears what happens in a run. */
  watch(id: string): WebSocket;
}

/** `token`: what the server wants to know. It is in no address. */
export function createServerClient(address: string, token: () => string | undefined): ServerClient {
  async function send(path: string, options: RequestInit = {}): Promise<Response> {
    const known = token();
    const headers = new Headers(options.headers);
    if (known !== undefined) headers.set('authorization', `Bearer ${known}`);
    const response = await fetch(`${address}/api/v1${path}`, {
      ...options,
      headers,
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw unreachable(address, cause);
    });
    if (!response.ok) throw failureOf(await failureIn(response, address));
    return response;
  }
  return {
    address,
    async ask<T>(method: string, path: string, body?: object) {
      const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await send(path, { method, ...json });
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
    fetch: async (path) => (await send(path)).blob(),
    async upload(picture) {
      const headers = { 'content-type': picture.type || 'application/octet-stream' };
      const response = await send('/files', { method: 'POST', headers, body: picture });
      return ((await response.json()) as { readonly id: string }).id;
    },
    watch(id) {
      const known = token();
      const protocols = ['tweedie', ...(known === undefined ? [] : [`tweedie.token.${base64url(known)}`])];
      const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/api/v1/runs/${id}/events`, protocols);
      socket.binaryType = 'arraybuffer';
      return socket;
    },
  };
}

function unreachable(address: string, cause: unknown): TweedieError {
  return new TweedieError('network-failed', `Nothing answers at ${address}`, {
    remedy: 'Look whether the server runs, and lets this page call: tweedie serve --allow-origin.',
    cause,
  });
}

async function failureIn(response: Response, address: string): Promise<ServerFailure> {
  try {
    const { code, message, remedy } = (await response.json()) as Partial<ServerFailure>;
    if (typeof code === 'string' && typeof message === 'string') {
      return { code, message, ...(typeof remedy === 'string' && { remedy }) };
    }
  } catch {
    // It is no server of ours, or something stands between us.
  }
  return {
    code: 'unexpected',
    message: `${address} answered with ${response.status}, and nothing that can be read`,
  };
}

function base64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
