import { TweedieError } from '@tweedie/core';
import type { Run, RunState } from '@tweedie/workflow';
import { Command } from 'commander';
import { join, parse, resolve } from 'node:path';
import { cancelOnInterrupt } from '../cancellation.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../failure.ts';
import type { Report } from '../report.ts';
import { collectResults } from '../workflow/collectResults.ts';
import { formatResults } from '../workflow/formatResult.ts';
import { loadGraph } from '../workflow/loadGraph.ts';
import { noteFailures } from '../workflow/noteFailures.ts';
import { openSession } from '../workflow/openSession.ts';
import { formatProblems } from '../workflow/problemLines.ts';
import { describeRun, exitCodeOf, summaryOf, withoutPixels } from '../workflow/describeRun.ts';
import { savePartials } from '../workflow/savePartials.ts';
import { showRun } from '../workflow/showRun.ts';
import { wholeNumber } from './wholeNumber.ts';

interface RunFlags {
  readonly set?: readonly string[];
  readonly input?: readonly string[];
  readonly to?: readonly string[];
  readonly out?: string;
  readonly threads?: number;
  readonly cache: boolean;
  readonly json?: boolean;
  readonly events?: boolean;
}

const description = [
  'Runs a workflow. What did not change since an earlier run does not run again: "tweedie cache" says what is kept.',
  'Pictures, sheets and charts of results go to the folder of results, under the name of their node. Ctrl-C stops within a step, and writes the estimates so far.',
].join('\n\n');

export function runCommand(context: Context): Command {
  return new Command('run')
    .summary('run a workflow')
    .description(description)
    .argument('<graph>', 'the document of a workflow; "tweedie new" makes one')
    .option('--set <node.parameter=value>', 'give a parameter another value', append)
    .option('--input <node=file>', 'let a node read this picture or folder', append)
    .option('--to <node>', 'run this node and what it needs, in place of all results', append)
    .option('-o, --out <folder>', 'where results go (default a folder of its own in "out" beside GRAPH)')
    .option('--threads <count>', 'threads of the networks (default one for each core)', wholeNumber(1))
    .option('--no-cache', 'run everything, and keep nothing')
    .option('--events', 'with --json: a line for each event, then one for the result')
    .action(async (file: string, flags: RunFlags) => {
      if (flags.events && !flags.json) {
        throw new TweedieError('bad-parameter', '--events needs --json', { remedy: 'Add --json.' });
      }
      context.exitCode = await runGraph(file, flags, context);
    });
}

async function runGraph(
  file: string,
  { set = [], input = [], to, out, events, ...options }: RunFlags,
  { plugins, report }: Context,
): Promise<number> {
  const session = await openSession({ plugins, ...options });
  try {
    noteFailures(session, report);
    const { workflow, folder } = await loadGraph(file, { set, input }, session.catalogue);
    const problems = await session.validate(workflow, { folder });
    if (problems.length > 0) report.note(formatProblems(problems));
    if (!to && problems.some(({ severity }) => severity === 'error')) {
      report.result({ command: 'run', graph: file, status: 'refused', problems });
      return exitCodes.failed;
    }
    const places = { folder, out: resolve(out ?? join(folder, 'out', parse(file).name)) };
    const { signal, release } = cancelOnInterrupt(() =>
      report.note('\nStopping. The estimates so far will be written; Ctrl-C again quits at once.'),
    );
    const run = await session.run(workflow, { ...places, signal, ...(to && { targets: to }) });
    const state = await followRun(run, report, events === true).finally(release);
    const results = await collectResults(run, state, places);
    const partial = await savePartials(state, places);
    report.note('');
    if (results.length > 0) report.say(formatResults(results));
    for (const path of partial) report.say(`${path}  as far as it was`);
    report.note(summaryOf(state));
    report.result({ command: 'run', graph: file, ...describeRun(state), problems, results, partial });
    return exitCodeOf(state);
  } finally {
    await session.dispose();
  }
}

async function followRun(run: Run, report: Report, events: boolean): Promise<RunState> {
  const display = showRun(report);
  let state: RunState | undefined;
  try {
    for await (const event of run) {
      if (events) report.event(withoutPixels(event));
      state = display.take(event);
    }
  } finally {
    display.stop();
  }
  return state!;
}

function append(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
