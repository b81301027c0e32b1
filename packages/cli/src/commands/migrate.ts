import { createNodeCatalogue, parseWorkflow, upgradeWorkflow, writeWorkflow } from '@tweedie/workflow';
import { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { formatProblems } from '../workflow/problemLines.ts';
import { readWorkflow } from '../workflow/readWorkflow.ts';

export function migrateCommand({ plugins, report }: Context): Command {
  return new Command('migrate')
    .summary('bring a workflow up to date')
    .description(
      'Brings the nodes of a workflow to the versions that are here, and says what changed. It writes nothing unless told.',
    )
    .argument('<graph>', 'the document of a workflow')
    .option('--write', 'replace the document')
    .action(async (file: string, { write = false }: { readonly write?: boolean }) => {
      const { workflow, changes, problems } = upgradeWorkflow(
        await readWorkflow(file),
        createNodeCatalogue(plugins),
      );
      const before = JSON.parse(await readFile(file, 'utf8')) as { readonly format?: unknown };
      const raised = before.format !== workflow.format;
      const text = writeWorkflow(parseWorkflow(workflow));
      if (write && (raised || changes.length > 0)) await writeFile(file, text);

      if (raised) report.say(`format ${String(before.format)} → ${workflow.format}`);
      for (const { place, type, from, to } of changes) report.say(`${place}: ${type} ${from} → ${to}`);
      if (problems.length > 0) report.note(formatProblems(problems));
      const changed = raised || changes.length > 0;
      report.say(
        changed
          ? write
            ? `${file} is up to date now`
            : 'Add --write to replace the document'
          : `${file} is up to date`,
      );
      report.result({
        command: 'migrate',
        graph: file,
        changed,
        written: changed && write,
        changes,
        problems,
      });
    });
}
