import { filesOf } from '@tweedie/priors';
import { findCard, formatBytes } from '@tweedie/runtime-node';
import { Command } from 'commander';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { formatFacts } from '../facts.ts';
import { describeCard } from '../prior/describeCard.ts';
import { locatePrior } from '../restoration/locatePrior.ts';

export function priorInfoCommand({ registry, report }: Context): Command {
  return new Command('info')
    .summary('show what is known of a prior')
    .description('Shows what the card of a prior says, and where its files are.')
    .argument('<prior>', 'its name, or the path of its card.json or folder')
    .action(async (which: string) => {
      const { path, card } = await findCard(locatePrior(registry, which));
      const facts = {
        ...describeCard(card),
        folder: dirname(path),
        files: filesOf(card).map(
          (each) => `${each.file}  ${formatBytes(each.bytes)}  SHA-256 ${each.sha256}`,
        ),
      };
      report.say(formatFacts(facts));
      report.result({ command: 'prior info', folder: dirname(path), card });
    });
}
