import envPaths from 'env-paths';
import { resolve } from 'node:path';

/**
 * The folder in which Tweedie keeps what belongs to a user: `TWEEDIE_HOME` where it is set, or else
 * `$XDG_DATA_HOME/tweedie` or `~/.local/share/tweedie` on Linux, `~/Library/Application Support/tweedie` on macOS,
 * `%LOCALAPPDATA%\tweedie\Data` on Windows.
 */
export function userFolder(): string {
  const { TWEEDIE_HOME: home } = process.env;
  return home ? resolve(home) : envPaths('tweedie', { suffix: '' }).data;
}
