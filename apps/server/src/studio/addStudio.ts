import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { studioHeaders } from './studioHeaders.ts';

/** What the bundler named after its content: it never changes. */
const hashed = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/** Serves the studio as it is built. Its files are for everybody who can reach the server; what they ask it for is not. */
export async function addStudio(
  app: FastifyInstance,
  root: string,
  embedders: readonly string[] = [],
): Promise<void> {
  const headers = studioHeaders(embedders);
  await app.register(serveStatic, {
    ...{ root, serve: false, cacheControl: false, dotfiles: 'ignore' },
    setHeaders(reply, path) {
      const lasts = hashed.test(path.replaceAll('\\', '/'));
      reply.headers(headers);
      reply.header('cache-control', lasts ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get<{ Params: { '*': string } }>(
    '/*',
    { config: { open: true }, schema: { hide: true } },
    (request, reply) => reply.sendFile(request.params['*'] || 'index.html'),
  );
}
