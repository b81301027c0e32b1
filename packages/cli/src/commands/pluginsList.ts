import { type AddedPlugin, createPluginStore } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { formatTable } from '../table.ts';

export function pluginsListCommand({ report }: Context): Command {
  return new Command('list')
    .summary('list the plugins that you added')
    .description(
      'Lists the plugins that you added, as their manifests describe them. None of their code runs.',
    )
    .action(async () => {
      const { plugins, failures } = await createPluginStore().list();
      const columns = [
        { title: 'Name', cell: ({ name }: AddedPlugin) => name },
        { title: 'Version', cell: ({ version }: AddedPlugin) => version },
        { title: 'May use', cell: ({ allowed }: AddedPlugin) => allowed.join(', ') || '–' },
        { title: 'Nodes', cell: ({ manifest }: AddedPlugin) => manifest.nodes.map(nameOf).join(', ') },
      ];
      report.say(plugins.length === 0 ? 'There are no plugins.' : formatTable(plugins, columns));
      for (const { message, remedy = '' } of failures) report.note(`${message}. ${remedy}`.trim());
      report.result({
        plugins: plugins.map(({ name, version, integrity, allowed, manifest: { nodes } }) => {
          return { name, version, integrity, allowed, nodes };
        }),
        failures,
      });
    });
}

function nameOf({ type }: { readonly type: string }): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
