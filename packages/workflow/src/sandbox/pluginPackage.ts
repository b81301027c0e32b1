import { TweedieError } from '@tweedie/core';
import { parseManifest } from '../manifest/parseManifest.ts';
import type { PluginManifest } from '../manifest/schema.ts';

/** What a package.json says that matters of a plugin. */
export interface PluginPackage {
  readonly name: string;
  readonly version: string;
  readonly exports?: unknown;
  readonly main?: unknown;
}

/** Reads the package.json of a plugin. Throws `bad-plugin` where it is none of one. */
export function parsePluginPackage(place: string, json: object): PluginPackage {
  const { name, version, keywords, exports, main } = json as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new TweedieError('bad-plugin', `${place}: its package.json gives no name or no version`);
  }
  if (!Array.isArray(keywords) || !keywords.includes('tweedie-plugin')) {
    throw new TweedieError(
      'bad-plugin',
      `${name} does not have the keyword tweedie-plugin, so it is no plugin of Tweedie`,
    );
  }
  return { name, version, exports, main };
}

/** Reads the tweedie.json of a package. Throws `bad-plugin`, also where it is that of another one. */
export function parsePackageManifest({ name, version }: PluginPackage, json: unknown): PluginManifest {
  const manifest = parseManifest(name, json);
  if (manifest.name === name && manifest.version === version) return manifest;
  throw new TweedieError(
    'bad-plugin',
    `${name}: tweedie.json is that of ${manifest.name} ${manifest.version}`,
    { remedy: 'Build the plugin again.' },
  );
}
