import { type Plugin, TweedieError } from '@tweedie/core';
import { assertDescribed } from '@tweedie/workflow/sandbox';
import { pathToFileURL } from 'node:url';
import type { PluginPlace } from './protocol.ts';

/** Runs a plugin's entry. Throws `bad-plugin` where it is not the plugin that its manifest describes. */
export async function loadPlugin(place: PluginPlace, milliseconds: number): Promise<Plugin> {
  const { name, entry } = place;
  const module = (await inTime(import(pathToFileURL(entry).href), name, milliseconds)) as {
    readonly default?: unknown;
  };
  return assertDescribed(module.default, place);
}

function inTime<T>(promise: Promise<T>, name: string, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void =>
      reject(new TweedieError('bad-plugin', `${name} did not load within ${milliseconds / 1000} s`));
    const timer = setTimeout(late, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
