import { z } from 'zod';
import { failure, runId } from '../api/schemas.ts';
import { keepAlive } from '../events/keepAlive.ts';
import { serveEvents } from '../events/serveEvents.ts';
import { Refusal } from '../failures/refusal.ts';
import type { App, RouteContext } from './context.ts';

const description = [
  'A WebSocket with the protocol `tweedie`. Text messages are JSON: first',
  '`{ "type": "snapshot", "run", "state" }`, then `{ "type": "event", "event" }` and `{ "type": "run", "run" }`.',
  'A binary message is a preview: 4 bytes with the length of its head (little-endian), the head as JSON, a PNG with',
  '`samples` pictures of `width`×`height` one below the other. Whoever is behind gets another snapshot.',
  'The socket closes with 1000 when the run has ended.',
].join(' ');

/** What happens in a run, as it happens. */
export function eventRoutes(app: App, { runs, limits }: RouteContext): void {
  const params = z.object({ id: runId });
  app.route({
    method: 'GET',
    url: '/runs/:id/events',
    schema: {
      ...{ operationId: 'watchRun', summary: 'What happens in a run, as it happens', description },
      ...{ tags: ['runs'], params, response: { 101: z.undefined(), 400: failure, 404: failure } },
    },
    preHandler(request, _reply, done) {
      runs.get(request.params.id); // not found before there is a socket
      if (app.websocketServer.clients.size < limits.sockets) return done();
      throw new Refusal('queue-full', 'Too many watch already', 'Try again later.');
    },
    handler() {
      throw new Refusal('bad-request', 'Events come over a WebSocket', 'Ask for an upgrade to one.');
    },
    wsHandler(socket, request) {
      socket.on('error', () => socket.terminate());
      keepAlive(socket);
      serveEvents(socket, runs, params.parse(request.params).id);
    },
  });
}
