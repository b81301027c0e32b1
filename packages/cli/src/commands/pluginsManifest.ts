import { type Plugin, TweedieError } from '@tweedie/core';
import { manifestOf, parseManifest, type Permission } from '@tweedie/workflow';
import { entryOf } from '@tweedie/workflow/sandbox';
import { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '../context.ts';

interface Package {
  readonly version: string;
  readonly exports?: unknown;
  readonly main?: unknown;
  readonly tweedie?: { readonly permissions?: readonly Permission[] };
}

export function pluginsManifestCommand({ report }: Context): Command {
  return new Command('manifest')
    .summary('write the manifest of a plugin of yours')
    .description('Writes tweedie.json, which tells what a plugin brings. Runs the built plugin to find out.')
    .argument('[folder]', 'the folder of its package', '.')
    .action(async (folder: string) => {
      const file = join(folder, 'package.json');
      const text = await readFile(file, 'utf8');
      const about = JSON.parse(text) as Package;
      const plugin = await loadOwn(join(folder, entryOf(about, 'node') ?? 'index.js'));
      const { permissions = [] } = about.tweedie ?? {};
      const versioned = { ...plugin, version: about.version };
      const manifest = parseManifest(plugin.name, manifestOf(versioned, { permissions }));
      const path = join(folder, 'tweedie.json');
      await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
      report.say(`Wrote ${path}: ${manifest.nodes.map(({ type }) => type).join(', ')}`);
      report.result(manifest);
    });
}

/** The plugin whose author runs this command: it is trusted. */
async function loadOwn(entry: string): Promise<Plugin> {
  const { default: plugin } = (await import(pathToFileURL(resolve(entry)).href)) as { default?: Plugin };
  if (plugin && typeof plugin.name === 'string') return plugin;
  throw new TweedieError('bad-plugin', `${entry} exports no plugin as its default`, {
    remedy: 'export default definePlugin({ … })',
  });
}
