import { TweedieError } from '@tweedie/core';

/** A scheme, a name or an address, and perhaps a port: nothing that would mean more in a header. */
const shape = /^https?:\/\/([\w.-]+|\[[\da-f:]+\])(:\d+)?$/;

/** Throws `bad-parameter` for what is no origin of pages that may embed the studio, as browsers write it. */
export function assertOrigin(origin: string): void {
  if (shape.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin) return;
  throw new TweedieError(
    'bad-parameter',
    `Who may embed the studio is an origin, such as https://example.org, got "${origin}"`,
    { remedy: 'Write the scheme, the name and perhaps the port, without a path.' },
  );
}
