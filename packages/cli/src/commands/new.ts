import { copyTemplate } from '@tweedie/runtime-node';
import { createNodeCatalogue } from '@tweedie/workflow';
import { Command } from 'commander';
import type { Context } from '../context.ts';

interface NewFlags {
  readonly template: string;
}

export function newCommand({ plugins, report }: Context): Command {
  return new Command('new')
    .summary('begin a workflow from a template')
    .description(
      'Writes a workflow to begin with, and the pictures that it names beside it. It runs as it is; "tweedie list templates" shows what there is.',
    )
    .argument('[file]', 'where to write it (default TEMPLATE.json)')
    .requiredOption('--template <name>', 'which one')
    .action(async (given: string | undefined, { template }: NewFlags) => {
      const path = given ?? `${template}.json`;
      const [file = '', ...pictures] = await copyTemplate(template, path, createNodeCatalogue(plugins));
      for (const each of [file, ...pictures]) report.say(each);
      report.note(`Run it: tweedie run ${file}`);
      report.result({ command: 'new', template, file, pictures });
    });
}
