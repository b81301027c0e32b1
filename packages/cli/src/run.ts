import { createRegistry } from '@tweedie/core';
import { Command, CommanderError, type Option } from 'commander';
import { cacheCommand } from './commands/cache.ts';
import { compareCommand } from './commands/compare.ts';
import { degradeCommand } from './commands/degrade.ts';
import { infoCommand } from './commands/info.ts';
import { listCommand } from './commands/list.ts';
import { migrateCommand } from './commands/migrate.ts';
import { newCommand } from './commands/new.ts';
import { pluginsCommand } from './commands/plugins.ts';
import { priorCommand } from './commands/prior.ts';
import { restoreCommand } from './commands/restore.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { validateCommand } from './commands/validate.ts';
import type { Context } from './context.ts';
import { describeFailure, exitCodes } from './failure.ts';
import { loadPlugins } from './loadPlugins.ts';
import { createReport } from './report.ts';
import { version } from './version.ts';

/** Runs one command line, and returns the exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<number> {
  const report = createReport({ json: argv.includes('--json'), lines: argv.includes('--events') });
  try {
    const plugins = await loadPlugins();
    const registry = createRegistry(plugins);
    const context: Context = { plugins, registry, report, argv, exitCode: exitCodes.ok };
    await program(context).parseAsync(argv, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.badInput; // it was shown
    const failure = describeFailure(error);
    report.fail(failure);
    if (argv.includes('--debug') && error instanceof Error) report.note(error.stack ?? '');
    return failure.exitCode;
  }
}

const builders = {
  restore: restoreCommand,
  degrade: degradeCommand,
  compare: compareCommand,
  list: listCommand,
  info: infoCommand,
  prior: priorCommand,
  run: runCommand,
  validate: validateCommand,
  migrate: migrateCommand,
  new: newCommand,
  serve: serveCommand,
  cache: cacheCommand,
  plugins: pluginsCommand,
} as const;

function program(context: Context): Command {
  const root = new Command('tweedie')
    .description('Restores images with diffusion priors.')
    .version(version)
    .configureHelp({ optionTerm: shortTerm, showGlobalOptions: false })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  for (const build of Object.values(builders)) root.addCommand(inherit(build(context), root));
  return root.addHelpText('after', footer);
}

/** Subcommands that are added whole take nothing over by themselves. */
function inherit(command: Command, root: Command): Command {
  for (const each of command.commands) inherit(each, root);
  return command
    .copyInheritedSettings(root)
    .option('--json', 'print the result as one JSON object to stdout, all else to stderr')
    .option('--debug', 'show the stack of an error');
}

/** Help shows the shorter of two flags that mean the same. */
function shortTerm({ flags }: Option): string {
  return flags.replace(/^(--\S+), --\S+/, '$1');
}

const footer = `
Exit codes: 0 done, 1 the run failed, 2 bad input, 130 cancelled.

  tweedie restore old.jpg --mask scratches.png
  tweedie restore small.png --operator bicubic-downsampling --factor 4
  tweedie new deblur.json --template gaussian-deblurring
  tweedie run deblur.json --input picture=photo.jpg
  tweedie list solvers`;
