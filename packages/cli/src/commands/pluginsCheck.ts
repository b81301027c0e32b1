import { TweedieError } from '@tweedie/core';
import {
  type AddedPlugin,
  createPluginStore,
  createSandboxedSession,
  type PluginCheck,
  readPlugin,
} from '@tweedie/runtime-node';
import { Command } from 'commander';
import { stat } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { exitCodes } from '../failure.ts';
import { trustedModules } from '../plugins/trustedModules.ts';
import { formatTable } from '../table.ts';

export function pluginsCheckCommand(context: Context): Command {
  const { report } = context;
  return new Command('check')
    .summary('check the operators and solvers of a plugin')
    .description(
      'Loads a plugin in the sandbox, holds every operator against what operators promise, and runs every solver on a Gaussian prior.',
    )
    .argument('[plugin]', 'the name of one that you added, or a folder', '.')
    .action(async (which: string) => {
      const plugin = await findPlugin(which);
      const { name } = plugin;
      const session = await createSandboxedSession({ modules: trustedModules(), plugins: [plugin] });
      try {
        const [failure] = session.failures;
        if (failure) {
          const { message, remedy } = failure;
          const said = message.includes(name) ? message : `${name} cannot be loaded: ${message}`;
          throw new TweedieError('bad-plugin', said, remedy === undefined ? {} : { remedy });
        }
        const checks = await session.check(name);
        report.say(checks.length === 0 ? `${name} brings no operator and no solver.` : formatChecks(checks));
        report.result({ plugin: name, checks });
        if (checks.some(({ passed }) => !passed)) context.exitCode = exitCodes.failed;
      } finally {
        await session.dispose();
      }
    });
}

async function findPlugin(which: string): Promise<AddedPlugin> {
  const { plugins } = await createPluginStore().list();
  const added = plugins.find(({ name }) => name === which);
  if (added) return added;
  if (await stat(which).catch(() => undefined)) return readPlugin(which);
  throw new TweedieError('not-found', `There is no plugin ${which}`, {
    remedy: '"tweedie plugins list" shows those that you added.',
  });
}

function formatChecks(checks: readonly PluginCheck[]): string {
  return formatTable(checks, [
    { title: '', cell: ({ passed }: PluginCheck) => (passed ? '✓' : '✗') },
    { title: 'Part', cell: ({ kind, part }: PluginCheck) => `${kind} ${part}` },
    { title: 'Result', cell: ({ message }: PluginCheck) => message },
  ]);
}
