import { TweedieError } from '@tweedie/core';
import type { Line } from './line.ts';
import type { Answer, Failure, Protocol, Request } from './protocol.ts';

/** A Worker that answers requests. */
export interface Channel<P extends Protocol<P>> {
  /** Rejects as the Worker failed, or with `network-failed` once it has broken down. */
  ask<K extends keyof P & string>(
    kind: K,
    request: P[K]['request'],
    handOver?: Transferable[],
  ): Promise<P[K]['answer']>;
  readonly broken: boolean;
  /** Ends the Worker. What is on its way is never answered. */
  close(): void;
  /** Ends the Worker. What is on its way fails, and all that comes after. */
  end(error: TweedieError): void;
}

interface ChannelOptions {
  /** Hears what the Worker says unasked. */
  onRemark?(remark: object): void;
  /** Hears that the Worker will say no more, unless it was closed. */
  onBroken?(error: TweedieError): void;
  /** What messages call the Worker. */
  readonly place: string;
}

interface Waiting {
  resolve(value: object): void;
  reject(error: Error): void;
}

/** Speaks with a Worker that `serve` runs in. What a page sends stays whole, but for what it hands over by name. */
export function openChannel<P extends Protocol<P>>(
  worker: Line,
  { onRemark, onBroken, place }: ChannelOptions,
): Channel<P> {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let broken: TweedieError | undefined;

  function end(error: TweedieError): void {
    worker.terminate();
    if (broken) return;
    broken = error;
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
    onBroken?.(broken);
  }
  function breakDown(why: string): void {
    const remedy = 'Try again. If it happens again, use smaller images, or close other pages to free memory.';
    end(new TweedieError('network-failed', `${place} broke down: ${why}`, { remedy }));
  }
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    breakDown(event.message || 'it could not be started');
  });
  worker.addEventListener('messageerror', () => breakDown('an answer could not be read'));
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('remark' in data) return onRemark?.(data.remark);
    const due = waiting.get(data.id);
    waiting.delete(data.id);
    if ('value' in data) return due?.resolve(data.value);
    if (data.failure.fatal) {
      if (due) waiting.set(data.id, due);
      return breakDown(data.failure.message);
    }
    due?.reject(errorOf(data.failure));
  });

  return {
    ask(kind, request, handOver) {
      return new Promise<object>((resolve, reject) => {
        if (broken) return reject(broken);
        const id = count++;
        worker.postMessage({ id, kind, request } satisfies Request, handOver);
        waiting.set(id, { resolve, reject });
      });
    },
    get broken() {
      return broken !== undefined;
    },
    close: () => worker.terminate(),
    end,
  };
}

function errorOf({ code, message, remedy, facts }: Failure): Error {
  return code
    ? new TweedieError(code, message, { ...(remedy && { remedy }), ...(facts && { facts }) })
    : new Error(message);
}
