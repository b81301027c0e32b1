import { TweedieError } from '@tweedie/core';

/** How this machine calls itself. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether only this machine can reach what listens at an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Throws `bad-parameter` where others could reach a server that asks nobody for a token. */
export function assertSafe({ host, token, isFrozen }: Exposure): void {
  if (token !== undefined && token.length < 16) {
    throw new TweedieError('bad-parameter', `A token must have 16 characters or more, got ${token.length}`);
  }
  if (token !== undefined || isFrozen || isLoopback(host)) return;
  throw new TweedieError('bad-parameter', `Others can reach ${host}, so there must be a token`, {
    remedy: 'Give a token, freeze the server, or listen at 127.0.0.1.',
  });
}

interface Exposure {
  readonly host: string;
  readonly token: string | undefined;
  readonly isFrozen: boolean;
}
