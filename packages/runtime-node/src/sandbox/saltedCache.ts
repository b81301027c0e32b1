import type { Cache } from '@tweedie/workflow';
import { createHash } from 'node:crypto';

/** The same cache under keys that are mixed with a salt, so that no plugin can write what others read. */
export function saltedCache(cache: Cache, salt: string): Cache {
  const keyOf = (key: string): string => createHash('sha256').update(`${salt}\0${key}`).digest('hex');
  return { get: (key) => cache.get(keyOf(key)), put: (key, outcome) => cache.put(keyOf(key), outcome) };
}
