import type { WebSocket } from '@fastify/websocket';
import type { Runs } from '../runs/createRuns.ts';
import type { News } from './createFeed.ts';
import { createOutbox } from './createOutbox.ts';
import { encodePreview } from './encodePreview.ts';
import { plainEvent, plainState } from './plain.ts';

/** A client that has not taken its last messages after so many milliseconds has to ask again. */
const farewell = 10_000;

/**
 * Tells a client of a run: first `{ type: "snapshot", run, state }`, then each event as `{ type: "event", event }` and
 * each change of the run as `{ type: "run", run }`; previews follow their events as binary messages. A client that was
 * behind gets another snapshot, in which all is that it missed. Closes when the run has ended.
 */
export function serveEvents(socket: WebSocket, runs: Runs, id: string): void {
  const feed = runs.feed(id);
  let run = runs.get(id);
  const outbox = createOutbox(socket, tellAll);

  function tellAll(): void {
    const state = feed?.state;
    outbox.send({ type: 'snapshot', run, ...(state && { state: plainState(state) }) });
    for (const [node, { previews }] of Object.entries(state?.nodes ?? {})) {
      for (const [port, { estimate, ...facts }] of Object.entries(previews)) {
        outbox.sendPicture(`${node} ${port}`, () => encodePreview(estimate, { node, port, ...facts }));
      }
    }
  }
  async function tellTheEnd(): Promise<void> {
    outbox.send({ type: 'snapshot', run, state: await runs.state(id).catch(() => undefined) });
    return sayGoodbye();
  }
  async function sayGoodbye(): Promise<void> {
    setTimeout(() => socket.terminate(), farewell).unref();
    await outbox.drained();
    socket.close(1000, 'The run has ended');
  }
  function hear(news: News): void {
    if (news.type === 'run') {
      run = news.run;
      outbox.send(news);
      if (run.ended !== undefined) void sayGoodbye();
      return;
    }
    outbox.send({ type: 'event', event: plainEvent(news.event) });
    if (news.event.type !== 'node.preview') return;
    const { node, port, seq, item, estimate } = news.event;
    const facts = { node, port, seq, ...(item && { item }) };
    outbox.sendPicture(`${node} ${port}`, () => encodePreview(estimate, facts));
  }

  if (!feed || run.ended !== undefined) return void tellTheEnd();
  tellAll();
  const leave = feed.watch(hear);
  socket.once('close', leave);
}
