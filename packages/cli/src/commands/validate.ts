import { Command } from 'commander';
import type { Context } from '../context.ts';
import { exitCodes } from '../failure.ts';
import { loadGraph } from '../workflow/loadGraph.ts';
import { noteFailures } from '../workflow/noteFailures.ts';
import { openSession } from '../workflow/openSession.ts';
import { countProblems, formatProblems } from '../workflow/problemLines.ts';

export function validateCommand(context: Context): Command {
  const { plugins, report } = context;
  return new Command('validate')
    .summary('say what is wrong with a workflow')
    .description(
      'Says all that is wrong with a workflow, and what to do about it, without running it. Files and priors are looked at.',
    )
    .argument('<graph>', 'the document of a workflow')
    .action(async (file: string) => {
      const session = await openSession({ plugins, cache: false });
      try {
        noteFailures(session, report);
        const { workflow, folder } = await loadGraph(file, {}, session.catalogue);
        const problems = await session.validate(workflow, { folder });
        if (problems.length > 0) report.say(formatProblems(problems));
        const nodes = Object.keys(workflow.nodes).length;
        report.say(`${file}: ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${countProblems(problems)}`);
        report.result({ command: 'validate', graph: file, problems });
        if (problems.some(({ severity }) => severity === 'error')) context.exitCode = exitCodes.failed;
      } finally {
        await session.dispose();
      }
    });
}
