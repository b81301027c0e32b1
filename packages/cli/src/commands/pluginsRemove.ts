import { createPluginStore } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';

export function pluginsRemoveCommand({ report }: Context): Command {
  return new Command('remove')
    .summary('remove a plugin')
    .argument('<name>', 'the name of its package')
    .action(async (name: string) => {
      await createPluginStore().remove(name);
      report.say(`Removed ${name}.`);
      report.result({ removed: name });
    });
}
