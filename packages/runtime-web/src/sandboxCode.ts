import { TweedieError } from '@tweedie/core';

let known: Promise<string> | undefined;

/** The script of the sandbox, as text: where it runs, it could not be fetched. Throws `download-failed`. */
export function sandboxCode(): Promise<string> {
  known ??= load().catch((error: unknown) => {
    known = undefined; // the next one tries again
    throw error;
  });
  return known;
}

async function load(): Promise<string> {
  const { href } = new URL('../dist/sandbox.txt', import.meta.url);
  const answer = await fetch(href).catch(() => undefined);
  if (answer?.ok) return answer.text();
  throw new TweedieError('download-failed', `The sandbox for plugins is not there: ${href}`, {
    remedy:
      'Check the connection. A bundler must bring dist/sandbox.txt of @tweedie/runtime-web along as a file.',
  });
}
