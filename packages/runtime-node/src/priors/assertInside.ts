import { TweedieError } from '@tweedie/core';
import { isAbsolute, normalize } from 'node:path';

/** Throws `bad-model` where a model keeps weights outside of its folder. */
export function assertInside(files: readonly string[], model: string): void {
  const stray = files.find((file) => isAbsolute(file) || normalize(file).startsWith('..'));
  if (stray === undefined) return;
  throw new TweedieError('bad-model', `${model} keeps weights outside of its folder, in ${stray}`, {
    remedy: 'Export it with its weights beside it.',
  });
}
