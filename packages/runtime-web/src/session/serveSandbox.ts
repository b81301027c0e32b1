import { abortedError, type Host } from '@tweedie/core';
import { reportOf } from '@tweedie/workflow';
import { serveHost, text, whole } from '@tweedie/workflow/sandbox';
import { z } from 'zod';
import { compact } from './compact.ts';

/** What a sandbox may say over the port. All else is not heard. */
const asked = z.object({ call: whole, method: text, args: z.array(z.unknown()) });

/**
 * Answers what a sandbox asks of a host over a port, or once the signal fires that it did. Counts on nothing that the
 * sandbox says.
 */
export function serveOutside(port: MessagePort, host: Host, signal: AbortSignal): void {
  const answer = serveHost({ host, signal });
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
