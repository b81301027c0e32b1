import { abortedError, TweedieError } from '@tweedie/core';
import { inMegabytes } from './inMegabytes.ts';

export interface LineOptions {
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  /** Seconds without a byte after which a server is given up. */
  readonly patience: number;
}

/** A connection that ends when it is cancelled, or when the server falls silent. */
export interface Line {
  readonly signal: AbortSignal;
  /** Waits for an answer of the server. */
  wait<T>(answer: Promise<T>): Promise<T>;
  chunks(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  close(): void;
}

/** `wait` and `chunks` throw `aborted`, or `download-failed` where the connection breaks or the server falls silent. */
export function openLine({ name, signal, patience }: LineOptions): Line {
  const request = new AbortController();
  const cancel = (): void => request.abort();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  let [got, silent] = [0, false];

  async function wait<T>(answer: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      silent = true;
      request.abort();
    }, 1000 * patience);
    try {
      return await answer;
    } catch (cause) {
      if (signal?.aborted) throw abortedError();
      if (cause instanceof TweedieError) throw cause;
      const what = silent ? `sent nothing for ${patience} s` : 'broke the connection';
      const when = got > 0 ? `, after ${inMegabytes(got)}` : '';
      throw new TweedieError('download-failed', `${name}: the server ${what}${when}`, {
        remedy: 'Try again: what has come is kept, and the download goes on from there.',
        facts: { bytes: got },
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    signal: request.signal,
    wait,
    async *chunks(body) {
      const reader = body.getReader();
      for (;;) {
        const { done, value } = await wait(reader.read());
        if (done) return;
        got += value.length;
        yield value;
      }
    },
    close() {
      request.abort();
      signal?.removeEventListener('abort', cancel);
    },
  };
}
