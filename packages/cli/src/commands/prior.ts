import { Command } from 'commander';
import type { Context } from '../context.ts';
import { priorAddCommand } from './priorAdd.ts';
import { priorCheckCommand } from './priorCheck.ts';
import { priorInfoCommand } from './priorInfo.ts';
import { priorListCommand } from './priorList.ts';
import { priorRemoveCommand } from './priorRemove.ts';

export function priorCommand(context: Context): Command {
  return new Command('prior')
    .summary('add a prior of yours, check it, list, describe or remove what there is')
    .description('Works with your priors. "tweedie list priors" shows those that come with Tweedie too.')
    .addCommand(priorAddCommand(context))
    .addCommand(priorCheckCommand(context))
    .addCommand(priorListCommand(context))
    .addCommand(priorInfoCommand(context))
    .addCommand(priorRemoveCommand(context));
}
