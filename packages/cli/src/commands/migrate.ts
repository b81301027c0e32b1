import { parseWorkflow, recordPlugins, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { noteFailures } from '../workflow/noteFailures.ts';
import { openSession } from '../workflow/openSession.ts';
import { formatProblems } from '../workflow/problemLines.ts';
import { readWorkflow } from '../workflow/readWorkflow.ts';

export function migrateCommand(context: Context): Command {
  return new Command('migrate')
    .summary('bring a workflow up to date')
    .description(
      'Brings the nodes of a workflow to the versions that are here, notes which plugins they come from, and says what changed. It writes nothing unless told.',
    )
    .argument('<graph>', 'the document of a workflow')
    .option('--write', 'replace the document')
    .action((file: string, { write = false }: { readonly write?: boolean }) => migrate(file, write, context));
}

async function migrate(file: string, write: boolean, { plugins, report }: Context): Promise<void> {
  const session = await openSession({ plugins, cache: false });
  try {
    noteFailures(session, report);
    const read = await readWorkflow(file);
    const { workflow, changes, problems } = await session.upgrade(read);
    const recorded = recordPlugins(workflow, session.catalogue);
    const before = JSON.parse(await readFile(file, 'utf8')) as { readonly format?: unknown };
    const raised = before.format !== recorded.format;
    const changed = raised || recorded !== read;
    if (write && changed) await writeFile(file, writeWorkflow(parseWorkflow(recorded)));

    if (raised) report.say(`format ${String(before.format)} → ${recorded.format}`);
    for (const { place, type, from, to } of changes) report.say(`${place}: ${type} ${from} → ${to}`);
    for (const line of pluginLines(read, recorded)) report.say(line);
    if (problems.length > 0) report.note(formatProblems(problems));
    if (!changed) report.say(`${file} is up to date`);
    else report.say(write ? `${file} is up to date now` : 'Add --write to replace the document');
    const { plugins: used = {} } = recorded;
    const result = { graph: file, changed, written: changed && write, changes, plugins: used, problems };
    report.result({ command: 'migrate', ...result });
  } finally {
    await session.dispose();
  }
}

/** Which plugins a document says that it was saved with, where that is not what it said before. */
function pluginLines({ plugins: before = {} }: Workflow, { plugins: after = {} }: Workflow): string[] {
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  return names.map((name) => {
    const [old, now] = [rangeOf(before[name]), rangeOf(after[name])];
    return `plugin ${name}: ${old === undefined ? now : old === now ? `${now}, another package` : `${old} → ${now}`}`;
  });
}

function rangeOf(entry: NonNullable<Workflow['plugins']>[string] | undefined): string | undefined {
  return typeof entry === 'object' ? entry.version : entry;
}
