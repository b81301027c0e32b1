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
  app.get(
    '/runs/:id/events',
    {
      websocket: true,
      schema: {
        ...{
          operationId: 'watchRun',
          summary: 'What happens in a run, as it happens',
          description,
          tags: ['runs'],
        },
        params: z.object({ id: runId }),
        response: { 101: z.undefined(), 404: failure },
      },
      preHandler: ({ params: { id } }, _reply, done) => {
        runs.get(id); // not found before there is a socket
        if (app.websocketServer.clients.size < limits.sockets) return done();
        throw new Refusal('queue-full', 'Too many watch already', 'Try again later.');
      },
    },
    (socket, { params: { id } }) => {
      socket.on('error', () => socket.terminate());
      keepAlive(socket);
      serveEvents(socket, runs, id);
    },
  );
}
