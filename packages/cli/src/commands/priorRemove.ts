import { createPriorStore } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';

export function priorRemoveCommand({ report }: Context): Command {
  return new Command('remove')
    .summary('remove a prior of yours')
    .description('Deletes a prior that "tweedie prior add" made. A model that it links to stays.')
    .argument('<name>', 'its name')
    .option('--out <folder>', 'where its folder is (default among your priors)')
    .action(async (name: string, { out }: { readonly out?: string }) => {
      const store = createPriorStore(out);
      await store.remove(name);
      report.say(`Removed ${store.folderOf(name)}`);
      report.result({ command: 'prior remove', name, folder: store.folderOf(name) });
    });
}
