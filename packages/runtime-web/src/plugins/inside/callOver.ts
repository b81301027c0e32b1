import { type ErrorReport, errorOf } from '@tweedie/workflow';
import type { Call } from '@tweedie/workflow/sandbox';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Returned {
  readonly call: number;
  readonly value?: unknown;
  readonly error?: ErrorReport;
}

/** Asks the host at the other end of a port. */
export function callOver(port: MessagePort): Call {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  port.onmessage = ({ data: { call, value, error } }: MessageEvent<Returned>) => {
    const due = waiting.get(call);
    waiting.delete(call);
    if (error) due?.reject(errorOf(error));
    else due?.resolve(value);
  };
  return (method, ...args) =>
    new Promise((resolve, reject) => {
      const call = calls++;
      waiting.set(call, { resolve, reject });
      port.postMessage({ call, method, args });
    });
}
