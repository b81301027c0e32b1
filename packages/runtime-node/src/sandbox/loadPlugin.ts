import { type Plugin, pluginApi, TweedieError } from '@tweedie/core';
import { manifestOf } from '@tweedie/workflow';
import { pathToFileURL } from 'node:url';
import type { PluginPlace } from './protocol.ts';

/** Runs a plugin's entry. Throws `bad-plugin` where it is not the plugin that its manifest describes. */
export async function loadPlugin(place: PluginPlace, milliseconds: number): Promise<Plugin> {
  const { name, nodes, entry } = place;
  const module = (await inTime(import(pathToFileURL(entry).href), name, milliseconds)) as {
    readonly default?: Plugin;
  };
  const plugin = module.default;
  if (typeof plugin !== 'object' || typeof plugin.name !== 'string') {
    throw new TweedieError('bad-plugin', `${name}: its entry must export a plugin as its default`, {
      remedy: 'export default definePlugin({ … })',
    });
  }
  if (plugin.name !== name) {
    throw new TweedieError('bad-plugin', `${name} calls itself ${plugin.name}`, {
      remedy: 'definePlugin must have the name of the npm package.',
    });
  }
  if (plugin.api !== pluginApi) {
    throw new TweedieError(
      'bad-plugin',
      `${name} is written for version ${plugin.api} of the plugin API, and this is version ${pluginApi}`,
    );
  }
  const brought = manifestOf(plugin).nodes.map(({ type, version }) => `${type} ${version}`);
  const told = nodes.map(({ type, version }) => `${type} ${version}`);
  const odd = brought.find((each) => !told.includes(each)) ?? told.find((each) => !brought.includes(each));
  if (odd === undefined) return plugin;
  throw new TweedieError('bad-plugin', `${name}: tweedie.json and the plugin differ in ${odd}`, {
    remedy: 'Build the plugin again.',
  });
}

function inTime<T>(promise: Promise<T>, name: string, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void =>
      reject(new TweedieError('bad-plugin', `${name} did not load within ${milliseconds / 1000} s`));
    const timer = setTimeout(late, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
