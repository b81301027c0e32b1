import { Command } from 'commander';
import type { Context } from '../context.ts';
import { pluginsAddCommand } from './pluginsAdd.ts';
import { pluginsCheckCommand } from './pluginsCheck.ts';
import { pluginsListCommand } from './pluginsList.ts';
import { pluginsManifestCommand } from './pluginsManifest.ts';
import { pluginsRemoveCommand } from './pluginsRemove.ts';

export function pluginsCommand(context: Context): Command {
  return new Command('plugins')
    .summary('add, remove, list and check plugins of others')
    .description(
      'Adds packages from npm that bring operators, solvers and nodes. Their code runs in a process that sees no files and no network, and only in workflows.',
    )
    .addCommand(pluginsAddCommand(context))
    .addCommand(pluginsRemoveCommand(context))
    .addCommand(pluginsListCommand(context))
    .addCommand(pluginsCheckCommand(context))
    .addCommand(pluginsManifestCommand(context));
}
