import { TweedieError } from '@tweedie/core';
import type { WebRuntimeOptions } from './options.ts';

export function assertOptions({ threads }: WebRuntimeOptions, place: string): void {
  if (threads === undefined || (Number.isInteger(threads) && threads >= 1)) return;
  throw new TweedieError('bad-parameter', `${place}: threads must be 1 or more, got ${threads}`);
}
