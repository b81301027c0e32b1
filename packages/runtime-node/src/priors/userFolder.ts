import envPaths from 'env-paths';
import { join, resolve } from 'node:path';

/**
 * The folder in which Tweedie keeps what belongs to a user: `TWEEDIE_HOME` where it is set, or else
 * `$XDG_DATA_HOME/tweedie` or `~/.local/share/tweedie` on Linux, `~/Library/Application Support/tweedie` on macOS,
 * `%LOCALAPPDATA%\tweedie\Data` on Windows.
 */
export function userFolder(): string {
  const { TWEEDIE_HOME: home } = process.env;
  return home ? resolve(home) : envPaths('tweedie', { suffix: '' }).data;
}

/**
 * The folder for what Tweedie can make again: `cache` in `TWEEDIE_HOME` where that is set, or else
 * `$XDG_CACHE_HOME/tweedie` or `~/.cache/tweedie` on Linux, `~/Library/Caches/tweedie` on macOS,
 * `%LOCALAPPDATA%\tweedie\Cache` on Windows.
 */
export function cacheFolder(): string {
  const { TWEEDIE_HOME: home } = process.env;
  return home ? join(resolve(home), 'cache') : envPaths('tweedie', { suffix: '' }).cache;
}
