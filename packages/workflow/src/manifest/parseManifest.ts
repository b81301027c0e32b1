import { parseParameters, pluginApi, TweedieError } from '@tweedie/core';
import { type PluginManifest, pluginManifest } from './schema.ts';

/**
 * Reads a plugin's manifest. Throws `bad-plugin` for one that is not of format 1, is for another API version, or
 * describes nodes of another plugin.
 */
export function parseManifest(place: string, json: unknown): PluginManifest {
  const api = typeof json === 'object' && json !== null && 'api' in json ? json.api : undefined;
  if (typeof api === 'number' && api !== pluginApi) {
    throw new TweedieError(
      'bad-plugin',
      `${place} is written for version ${api} of the plugin API, and this is version ${pluginApi}`,
      { remedy: api > pluginApi ? 'Update Tweedie.' : 'Update the plugin.' },
    );
  }
  const manifest = parseParameters(place, pluginManifest, json, 'bad-plugin');
  const types = manifest.nodes.map(({ type }) => type);
  const foreign = types.find((type) => !type.startsWith(`${manifest.name}/`));
  if (foreign !== undefined) {
    throw new TweedieError('bad-plugin', `${place}: a node must be of the plugin itself, got ${foreign}`);
  }
  const twice = types.find((type, i) => types.indexOf(type) !== i);
  if (twice !== undefined) throw new TweedieError('bad-plugin', `${place}: there are two nodes ${twice}`);
  return manifest;
}
