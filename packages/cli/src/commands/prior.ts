import { Command } from 'commander';
import type { Context } from '../context.ts';
import { priorAddCommand } from './priorAdd.ts';
import { priorRemoveCommand } from './priorRemove.ts';

export function priorCommand(context: Context): Command {
  return new Command('prior')
    .summary('add a prior of yours, or remove one')
    .description('Adds an ONNX network to your priors, or removes one. "tweedie list priors" shows them.')
    .addCommand(priorAddCommand(context))
    .addCommand(priorRemoveCommand(context));
}
