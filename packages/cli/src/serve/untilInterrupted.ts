import { exitCodes } from '../failure.ts';

/** Resolves at the first Ctrl-C, or when the process is told to end. A second time it ends at once. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    const stop = (): void => {
      if (told) process.exit(exitCodes.cancelled);
      told = true;
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
