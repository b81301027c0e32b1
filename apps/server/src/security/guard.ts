import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../failures/refusal.ts';

export interface GuardOptions {
  /** What clients have to know. @default nothing */
  readonly token?: string | undefined;
  /** Names by which the server may be called: `localhost` and the like where only this machine can reach it. @default any */
  readonly hosts?: readonly string[] | undefined;
  /** Pages of other origins that may call, such as "https://studio.example". */
  readonly origins: readonly string[];
  /** Only what is made for the public. */
  readonly frozen: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Needs no token. */
    open?: boolean;
    /** Not done by a frozen server. */
    owner?: boolean;
    /** Its body is a picture. */
    picture?: boolean;
  }
}

/** The word of the WebSocket protocol, and what a token begins with that comes beside it. */
export const protocol = 'tweedie';
const tokenPrefix = 'tweedie.token.';

/**
 * Throws where a request may not be done. Names are checked as a page elsewhere can give its own name our address, and
 * origins as a page elsewhere can send requests and open sockets, whatever CORS says.
 */
export function createGuard({
  token,
  hosts,
  origins,
  frozen,
}: GuardOptions): (request: FastifyRequest) => void {
  return (request) => {
    const { headers, routeOptions } = request;
    const { open = false, owner = false } = routeOptions.config;
    const name = hostname(headers.host);
    if (hosts && !hosts.includes(name)) {
      throw new Refusal(
        'foreign-host',
        `This server is not called ${name.slice(0, 100)}`,
        'Start it with --allow-host.',
      );
    }
    const { origin } = headers;
    if (origin !== undefined && !isOwn(origin, headers.host) && !origins.includes(origin)) {
      throw new Refusal(
        'foreign-origin',
        'Pages of other origins may not call',
        'Start it with --allow-origin.',
      );
    }
    if (token !== undefined && !open && !same(given(headers), token)) {
      throw new Refusal(
        'unauthorised',
        'The token is missing or wrong',
        'Send "Authorization: Bearer TOKEN".',
      );
    }
    if (frozen && owner) throw new Refusal('frozen', 'This server does not do that for the public');
  };
}

/** In the header, or beside the protocol of a WebSocket, where pages cannot set headers. */
function given(headers: FastifyRequest['headers']): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return bearer;
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const found = protocols.find((each) => each.startsWith(tokenPrefix));
  return found && Buffer.from(found.slice(tokenPrefix.length), 'base64url').toString('utf8');
}

/** In a time that says nothing of where they differ. */
function same(given: string | undefined, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given ?? ''), hash(token)) && given !== undefined;
}

function hostname(host = ''): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function isOwn(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host?.toLowerCase();
  } catch {
    return false;
  }
}
