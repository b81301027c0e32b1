import { TweedieError } from '@tweedie/core';
import type { Answer, Failure, Protocol, Request } from './protocol.ts';

/** Answers one kind of request, and says which of the answer's buffers may be handed over. */
export type Handler<P extends Protocol<P>, K extends keyof P> = (
  request: P[K]['request'],
) => Promise<readonly [answer: P[K]['answer'], handOver?: Transferable[]]>;

/** Where requests come from, and answers go. */
type Place = Pick<Worker, 'postMessage'> & Pick<EventTarget, 'addEventListener'>;

/** Answers the requests that come to this Worker, or over a port that it was given. Returns a function that tells the page something unasked. */
export function serve<P extends Protocol<P>>(
  handlers: { readonly [K in keyof P]: Handler<P, K> },
  scope: Place = globalThis as unknown as Worker, // what this end of the line has in common with the other
): (remark: object) => void {
  const say = (answer: Answer, handOver: Transferable[] = []): void => scope.postMessage(answer, handOver);
  scope.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<Request>;
    const handler = Object.hasOwn(handlers, data.kind) ? handlers[data.kind as keyof P] : undefined;
    // In a bundle, the threads of ONNX Runtime begin with this script too, and get messages of their own.
    handler?.(data.request).then(
      ([value, handOver]) => say({ id: data.id, value }, handOver),
      (cause: unknown) => say({ id: data.id, failure: failureOf(cause) }),
    );
  });
  return (remark) => say({ remark });
}

function failureOf(cause: unknown): Failure {
  if (cause instanceof TweedieError) {
    const { code, message, remedy, facts } = cause;
    return { code, message, remedy, facts };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { message, fatal: cause instanceof WebAssembly.RuntimeError }; // a trap leaves its memory in no known state
}
