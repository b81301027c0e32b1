import { TweedieError } from '@tweedie/core';
import { createPluginStore } from '@tweedie/runtime-node';
import { type Permission, permissions } from '@tweedie/workflow';
import { Command } from 'commander';
import type { Context } from '../context.ts';

export function pluginsAddCommand({ report }: Context): Command {
  return new Command('add')
    .summary('add a plugin')
    .description(
      'Installs a plugin by npm, without running any of its code, and records its version and hash.',
    )
    .argument('<package>', 'its name on npm, its folder, or its tarball')
    .option('--allow <permissions>', `what it may use, of what it asks for: ${permissions.join(',')}`)
    .action(async (source: string, { allow }: { readonly allow?: string }) => {
      const plugin = await createPluginStore().add(source, { allow: readPermissions(allow) });
      const { name, version, integrity, allowed, manifest } = plugin;
      const types = manifest.nodes.map(({ type }) => type);
      report.say(`Added ${name} ${version}:\n${types.map((type) => `  ${type}`).join('\n')}`);
      const missing = manifest.permissions.filter((each) => !allowed.includes(each));
      if (missing.length > 0) {
        report.note(
          `It asks for ${missing.join(' and ')}, and does not get it without --allow ${missing.join(',')}.`,
        );
      }
      report.result({ name, version, integrity, allowed, nodes: types });
    });
}

function readPermissions(text = ''): Permission[] {
  return text
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const permission = permissions.find((each) => each === word);
      if (permission !== undefined) return permission;
      throw new TweedieError('bad-parameter', `There is no permission ${word}`, {
        remedy: `There are: ${permissions.join(', ')}.`,
      });
    });
}
