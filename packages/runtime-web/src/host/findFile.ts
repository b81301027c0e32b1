import { TweedieError } from '@tweedie/core';
import type { Files } from './files.ts';

/** What the page gave under a name. Throws `not-found`. */
export function findFile(files: Files, name: string): Files[string] {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file) return file;
  throw new TweedieError('not-found', `There is no file ${name}`, { remedy: 'Choose the file again.' });
}
