import { abortedError, type Host } from '@tweedie/core';
import { reportOf } from '@tweedie/workflow';
import { onlyNamed, serveHost, text, whole } from '@tweedie/workflow/sandbox';
import { z } from 'zod';
import { compact } from './compact.ts';

/** What a sandbox may say over the port. All else is not heard. */
const asked = z.object({ call: whole, method: text, args: z.array(z.unknown()) });

export interface Outside {
  readonly host: Host;
  /** The names that the workflow has for files. */
  readonly texts: Parameters<typeof onlyNamed>[1];
  /** Whether the sandbox may ask for a prior. */
  readonly isNamed: (which: string) => boolean;
}

/**
 * Answers what a sandbox asks of a host over a port, or once the signal fires that it did. Counts on nothing that the
 * sandbox says.
 */
export function serveSandbox(
  port: MessagePort,
  { host, texts, isNamed }: Outside,
  signal: AbortSignal,
): void {
  const answer = serveHost({ host: onlyNamed(host, texts, isNamed), signal });
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const read = asked.safeParse(data);
    if (read.success) void tell(read.data);
  };

  async function tell({ call, method, args }: z.output<typeof asked>): Promise<void> {
    try {
      if (signal.aborted) throw abortedError();
      port.postMessage({ call, value: compact(await answer(method, args)) });
    } catch (error) {
      port.postMessage({ call, error: reportOf(error) });
    }
  }
}
