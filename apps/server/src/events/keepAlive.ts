import type { WebSocket } from '@fastify/websocket';

/** Asks a client every so many milliseconds whether it is there, and lets go of one that is not. */
export function keepAlive(socket: WebSocket, milliseconds = 30_000): void {
  let alive = true;
  socket.on('pong', () => (alive = true));
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, milliseconds);
  timer.unref();
  socket.once('close', () => clearInterval(timer));
}
