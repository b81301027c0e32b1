import { TweedieError } from '@tweedie/core';
import type { PluginFailure } from '../session/session.ts';

/** What is wrong with a plugin, as data. */
export function failureOf(plugin: string, error: unknown): PluginFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TweedieError)) return { plugin, code: 'unexpected', message };
  const { code, remedy } = error;
  return { plugin, code, message, ...(remedy !== undefined && { remedy }) };
}
