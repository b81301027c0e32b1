import { TweedieError } from '@tweedie/core';
import { errorOf } from '@tweedie/workflow';
import type { Ask, FromWorker, Requests, Setup, ToWorker } from './protocol.ts';

/** What a request hears after its answer. */
export interface Listener {
  event(message: Extract<FromWorker, { kind: 'event' }>): void;
  result(message: Extract<FromWorker, { kind: 'result' }>): void;
  /** Nothing more will come. */
  ended(error: Error): void;
}

/** A Worker that serves a session. */
export interface WorkerEnd {
  /** Whether it is there no more. */
  readonly gone: boolean;
  /** Rejects with `worker-ended` when the Worker ends before it answers. */
  ask<K extends keyof Requests>(
    kind: K,
    ask: Requests[K]['ask'],
    listener?: Listener,
  ): { readonly id: number; readonly answer: Promise<Requests[K]['answer']> };
  cancel(id: number): void;
  /** No listener of this request is to hear anything any more. */
  leave(id: number): void;
  end(error: TweedieError): void;
}

export interface WorkerOptions {
  readonly setup: Setup;
  /** Seconds without a word, after which the Worker counts as lost. */
  readonly patience: number;
  readonly onNotice: (notice: Extract<FromWorker, { kind: 'notice' }>['notice']) => void;
  readonly onDownload: (download: Extract<FromWorker, { kind: 'download' }>['download']) => void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Seconds that a Worker may take to begin: its modules may come over a slow net. */
const slowStart = 120;

/** In how many parts patience is cut: a page that was asleep loses one of them, and not all. */
const parts = 6;

/** Talks to a Worker, and finds out when it is lost: by an error, or as it stays silent while something is asked of it. */
export function openWorker(worker: Worker, options: WorkerOptions): WorkerEnd {
  const { setup, patience, onNotice, onDownload } = options;
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<number, Listener>();
  let ids = 0;
  let gone: TweedieError | undefined;
  let silent = 0; // parts of the patience
  let limit = Math.max(patience, slowStart);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (message: ToWorker): void => worker.postMessage(message);

  function end(error: TweedieError): void {
    if (gone) return;
    gone = error;
    clearTimeout(timer);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    for (const { ended } of [...listeners.values()]) ended(error);
    waiting.clear();
    listeners.clear();
  }
  /** Pings as long as something is asked of it. */
  function watch(): void {
    if (timer !== undefined || waiting.size + listeners.size === 0) return;
    say({ kind: 'ping' });
    timer = setTimeout(
      () => {
        timer = undefined;
        silent++;
        if (silent < parts) watch();
        else end(lost(`has not answered for ${limit} seconds`));
      },
      (1000 * limit) / parts,
    );
  }
  function hear({ data: message }: MessageEvent<FromWorker>): void {
    silent = 0;
    if (limit !== patience) {
      limit = patience;
      clearTimeout(timer);
      timer = undefined;
      watch();
    }
    switch (message.kind) {
      case 'answer': {
        const { id, value, error } = message;
        const due = waiting.get(id);
        waiting.delete(id);
        if (error) due?.reject(errorOf(error));
        else due?.resolve(value);
        return;
      }
      case 'event':
        return listeners.get(message.id)?.event(message);
      case 'result':
        return listeners.get(message.id)?.result(message);
      case 'ended':
        return listeners.get(message.id)?.ended(errorOf(message.error));
      case 'failed':
        return end(lost(`could not begin: ${message.error.message}`, message.error.remedy));
      case 'notice':
        return onNotice(message.notice);
      case 'download':
        return onDownload(message.download);
      case 'pong':
        return;
    }
  }
  worker.addEventListener('message', hear);
  worker.addEventListener('messageerror', () => end(lost('sent something that cannot be read')));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(lost(event.message ? `broke down: ${event.message}` : 'could not be started'));
  });
  say({ kind: 'setup', ...setup });

  return {
    get gone() {
      return gone !== undefined;
    },
    ask(kind, ask, listener) {
      const id = ids++;
      if (gone) return { id, answer: Promise.reject(gone) };
      if (listener) listeners.set(id, listener);
      const answer = new Promise<never>((resolve, reject) => waiting.set(id, { resolve, reject }));
      say({ kind, id, ...ask } as Ask);
      watch();
      return { id, answer };
    },
    cancel: (id) => say({ kind: 'cancel', id }),
    leave: (id) => void listeners.delete(id),
    end,
  };
}

function lost(
  how: string,
  remedy = 'Run it again: a new Worker starts. A smaller picture takes less memory.',
): TweedieError {
  return new TweedieError('network-failed', `The Worker that runs workflows ${how}`, { remedy });
}
