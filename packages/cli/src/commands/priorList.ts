import { bytesOfCard } from '@tweedie/priors';
import { createPriorStore, findCard, formatBytes } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { formatTable } from '../table.ts';

interface Listed {
  readonly name: string;
  readonly title: string;
  readonly bytes?: number;
  readonly licence?: string;
  readonly source?: string | undefined;
  readonly failure?: string;
}

export function priorListCommand({ report }: Context): Command {
  return new Command('list')
    .summary('list your priors')
    .description(
      'Lists the priors that you added. "tweedie list priors" shows those that come with Tweedie too.',
    )
    .option('--out <folder>', 'where their folders are (default among your priors)')
    .action(async ({ out }: { readonly out?: string }) => {
      const store = createPriorStore(out);
      const entries = await store.list();
      const priors = await Promise.all(entries.map(({ name }) => listed(name, store.folderOf(name))));
      report.say(priors.length === 0 ? `No prior was added yet to ${store.folder}` : format(priors));
      report.result({ command: 'prior list', folder: store.folder, priors });
    });
}

async function listed(name: string, folder: string): Promise<Listed> {
  try {
    const { card } = await findCard(folder);
    return { name, title: card.title, bytes: bytesOfCard(card), licence: card.licence, source: card.source };
  } catch (error) {
    return {
      name,
      title: '(cannot be read)',
      failure: error instanceof Error ? error.message : String(error),
    };
  }
}

function format(priors: readonly Listed[]): string {
  return formatTable(
    priors,
    [
      { title: 'Name', cell: ({ name }) => name },
      { title: 'Title', cell: ({ title }) => title },
      { title: 'Size', cell: ({ bytes }) => (bytes === undefined ? '' : formatBytes(bytes)), align: 'right' },
      { title: 'Licence', cell: ({ licence = '' }) => licence },
      { title: 'From', cell: ({ failure, source = 'a file' }) => failure ?? source },
    ],
    process.stdout.isTTY ? { width: process.stdout.columns } : {},
  );
}
