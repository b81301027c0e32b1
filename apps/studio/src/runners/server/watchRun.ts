import { type AbortSignalLike, type Image, TweedieError } from '@tweedie/core';
import { createQueue, errorOf, type RunEvent } from '@tweedie/workflow';
import { createTeller, type PlainEvent } from './createTeller.ts';
import type { PlainState } from './eventsOf.ts';
import type { ServerClient } from './createServerClient.ts';
import { readPreview } from './readPreview.ts';
import type { ServerRun } from './serverRun.ts';

export interface WatchOptions {
  readonly signal: AbortSignalLike;
  readonly decode: (png: Blob) => Promise<Image>;
  /** Hears what the server says of the run itself. */
  readonly onRun: (run: ServerRun) => void;
  /** Milliseconds between attempts to get through again. @default 0.5 s, then twice as long each time, two minutes in all */
  readonly pauses?: readonly number[];
}

type Message =
  | { readonly type: 'snapshot'; readonly run: ServerRun; readonly state?: PlainState }
  | { readonly type: 'event'; readonly event: PlainEvent }
  | { readonly type: 'run'; readonly run: ServerRun };

const usualPauses = [500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

/**
 * What happens in a run on a server, until it has ended. The signal cancels it. A line that breaks is taken up again: the
 * server then tells all that was missed. Throws what the run failed with, where no event says so, and `network-failed`
 * where the server cannot be reached any more.
 */
export async function* watchRun(
  client: ServerClient,
  id: string,
  options: WatchOptions,
): AsyncGenerator<RunEvent, void, void> {
  const { signal, decode, onRun, pauses = usualPauses } = options;
  const queue = createQueue<RunEvent>();
  const teller = createTeller(id, queue.push);
  let run: ServerRun | undefined;
  let attempt = 0;
  let failure: Error | undefined;
  let socket: WebSocket | undefined;
  let left = false;
  let pictures: Promise<unknown> = Promise.resolve(); // one after the other

  function hear(message: Message): void {
    attempt = 0;
    if (message.type === 'event') return teller.event(message.event);
    run = message.run;
    onRun(run);
    if (message.type === 'snapshot' && message.state) teller.snapshot(message.state);
  }
  async function show(message: ArrayBuffer): Promise<void> {
    const { head, estimate } = await readPreview(message, decode);
    teller.preview(head, estimate);
  }
  /** Resolves when the line is closed. */
  function listen(): Promise<void> {
    return new Promise((resolve) => {
      socket = client.watch(id);
      socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
        if (typeof data === 'string') return hear(JSON.parse(data) as Message);
        pictures = pictures.then(() => show(data)).catch(() => undefined); // a picture that is none is no reason to stop
      };
      socket.onerror = () => undefined; // it closes then
      socket.onclose = () => resolve();
    });
  }
  async function follow(): Promise<void> {
    for (;;) {
      await listen();
      await pictures;
      if (left || run?.ended !== undefined) return;
      const pause = pauses[attempt++];
      if (pause === undefined) throw lost(client.address);
      await new Promise((resolve) => setTimeout(resolve, pause));
      await client.ask('GET', `/runs/${id}`).catch((error: unknown) => {
        if (!(error instanceof TweedieError) || error.facts['server'] === undefined) return; // nothing answers
        throw error; // it forgot the run, or wants another token
      });
    }
  }
  function cancel(): void {
    client.ask('POST', `/runs/${id}/cancel`).catch((error: unknown) => {
      if (error instanceof TweedieError && error.facts['server'] === 'conflict') return; // it has ended meanwhile
      failure = error as Error;
      queue.end();
    });
  }
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  void follow()
    .catch((error: unknown) => void (failure ??= error as Error))
    .finally(() => queue.end());
  try {
    yield* queue;
    if (failure !== undefined) throw failure;
    if (teller.over || !run) return;
    if (run.status === 'failed' && run.error) throw errorOf(run.error);
    teller.cancelled();
    yield* queue;
  } finally {
    left = true;
    signal.removeEventListener('abort', cancel);
    socket?.close();
  }
}

function lost(address: string): TweedieError {
  return new TweedieError('network-failed', `The line to ${address} broke, and could not be taken up again`, {
    remedy: 'The run may go on there. Load this page again once the server answers.',
  });
}
