import { TweedieError } from '@tweedie/core';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Finds files as a workflow names them. */
export interface Places {
  /** The path of a file or a folder. Throws `not-found`. */
  find(name: string): Promise<string>;
  /** Whether there is such a file, be it one that may not be read. */
  exists(name: string): Promise<boolean>;
  /** What `work` makes of the path; in its errors the path reads as the workflow wrote it. */
  use<T>(name: string, work: (path: string) => Promise<T>): Promise<T>;
}

/** Names are relative to `folder`; where a workflow is confined, they may not lead out of it, not even by links. */
export function createPlaces(folder: string, confined: boolean): Places {
  async function find(name: string): Promise<string> {
    const missing = (cause?: unknown): TweedieError =>
      new TweedieError('not-found', `There is no file ${name}`, cause === undefined ? {} : { cause });
    if (name === '' || name.includes('\0')) throw missing();
    const path = resolve(folder, name);
    if (confined && (isAbsolute(name) || !isInside(resolve(folder), path))) throw refused(name);
    try {
      const [real, root] = [await realpath(path), await realpath(folder)];
      if (confined && !isInside(root, real)) throw refused(name);
      const found = await stat(real);
      if (!found.isFile() && !found.isDirectory()) throw missing(); // a device or a pipe may never end
      return real;
    } catch (cause) {
      throw cause instanceof TweedieError ? cause : missing(cause);
    }
  }
  return {
    find,
    exists: (name) =>
      find(name).then(
        () => true,
        (error: unknown) => error instanceof TweedieError && error.facts['outside'] === true,
      ),
    async use(name, work) {
      const path = await find(name);
      try {
        return await work(path);
      } catch (error) {
        if (!(error instanceof TweedieError)) throw error;
        const { code, message, remedy, facts, cause } = error;
        throw new TweedieError(code, message.replaceAll(path, name), {
          facts,
          cause,
          ...(remedy !== undefined && { remedy }),
        });
      }
    },
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function refused(name: string): TweedieError {
  return new TweedieError('not-found', `${name} lies outside of the folder of the workflow`, {
    remedy: 'Put the file into that folder, and name it from there.',
    facts: { outside: true },
  });
}
