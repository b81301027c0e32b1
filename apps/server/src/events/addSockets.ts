import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { protocol } from '../security/guard.ts';

/** A client that has not said goodbye after so many milliseconds is let go. */
const farewell = 1000;

/** Lets routes talk over WebSockets. They close with 1001 when the server does. */
export async function addSockets(app: FastifyInstance): Promise<void> {
  const handleProtocols = (offered: Set<string>): string | false => offered.has(protocol) && protocol;
  await app.register(websocket, {
    options: { maxPayload: 1024, handleProtocols },
    preClose(done) {
      for (const client of app.websocketServer.clients) {
        client.close(1001, 'The server is going down');
        setTimeout(() => client.terminate(), farewell).unref();
      }
      app.websocketServer.close();
      done();
    },
  });
}
