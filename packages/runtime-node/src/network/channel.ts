import { TweedieError } from '@tweedie/core';
import type { Worker } from 'node:worker_threads';
import type { Answer, Kind, Protocol } from './protocol.ts';

/** A failure in a worker: a sentence, and perhaps what to do. */
export class Failure extends Error {
  readonly remedy: string | undefined;

  constructor(message: string, remedy: string | undefined) {
    super(message);
    this.remedy = remedy;
  }
}

/** A worker that answers one request at a time. */
export interface Channel {
  /** Rejects with a `Failure`, or with `network-failed` if the worker is gone. */
  ask<K extends Kind>(kind: K, request: Protocol[K]['request']): Promise<Protocol[K]['answer']>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: object): void;
  reject(error: Error): void;
}

/** Speaks with `worker`, and keeps the process alive only while an answer is due. */
export function openChannel(worker: Worker, place: string): Channel {
  let waiting: Waiting | undefined;
  let broken: TweedieError | undefined;

  function settle(how: (waiting: Waiting) => void): void {
    worker.unref();
    const due = waiting;
    waiting = undefined;
    if (due) how(due);
  }
  function breakDown(cause: string): void {
    broken ??= new TweedieError('network-failed', `${place}: the worker that runs the network ${cause}`, {
      remedy: 'Load the network again.',
    });
    settle(({ reject }) => reject(broken!));
  }

  worker.unref();
  worker.on('message', (answer: Answer) => {
    settle(({ resolve, reject }) =>
      'failure' in answer ? reject(new Failure(answer.failure, answer.remedy)) : resolve(answer.value),
    );
  });
  worker.on('error', (error) => breakDown(`broke down: ${error.message}`));
  worker.on('exit', (code) => breakDown(`has ended, with code ${code}`));

  return {
    ask(kind, request) {
      return new Promise<object>((resolve, reject) => {
        if (broken) return reject(broken);
        waiting = { resolve, reject };
        worker.ref();
        worker.postMessage({ kind, ...request });
      });
    },
    async close() {
      await worker.terminate();
    },
  };
}
