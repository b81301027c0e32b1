import { copyTemplate } from '@tweedie/runtime-node';
import { Command } from 'commander';
import type { Context } from '../context.ts';

interface NewFlags {
  readonly template: string;
}

export function newCommand({ report }: Context): Command {
  return new Command('new')
    .summary('begin a workflow from a template')
    .description(
      'Writes a workflow to begin with, and the pictures that it names beside it. It runs as it is; "tweedie list templates" shows what there is.',
    )
    .argument('[file]', 'where to write it (default TEMPLATE.json)')
    .requiredOption('--template <name>', 'which one')
    .action(async (given: string | undefined, { template }: NewFlags) => {
      const [file = '', ...pictures] = await copyTemplate(template, given ?? `${template}.json`);
      for (const path of [file, ...pictures]) report.say(path);
      report.note(`Run it: tweedie run ${file}`);
      report.result({ command: 'new', template, file, pictures });
    });
}
