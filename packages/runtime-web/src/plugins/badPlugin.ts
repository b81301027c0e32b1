import { TweedieError, type TweedieErrorOptions } from '@tweedie/core';

/** That a plugin is not as it must be. */
export function badPlugin(sentence: string, options?: TweedieErrorOptions): TweedieError {
  return new TweedieError('bad-plugin', sentence, options);
}
