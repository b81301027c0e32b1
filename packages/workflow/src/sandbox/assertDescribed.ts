import { type Plugin, pluginApi, TweedieError } from '@tweedie/core';
import { manifestOf } from '../manifest/manifestOf.ts';
import type { PluginManifest } from '../manifest/schema.ts';

/** The default export of an entry, if it is the plugin that its manifest describes. Throws `bad-plugin`. */
export function assertDescribed(exported: unknown, { name, nodes }: DescribedBy): Plugin {
  const plugin = exported as Plugin | null | undefined;
  if (typeof plugin !== 'object' || plugin === null || typeof plugin.name !== 'string') {
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

/** What is compared of a manifest. */
export interface DescribedBy extends Pick<PluginManifest, 'name'> {
  readonly nodes: readonly Pick<PluginManifest['nodes'][number], 'type' | 'version'>[];
}
