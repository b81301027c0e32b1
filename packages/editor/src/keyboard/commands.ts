import { commandTitles } from '../strings/commands.ts';
import type { Command } from './command.ts';
import { editCommands } from './editCommands.ts';
import { nodeCommands } from './nodeCommands.ts';
import { viewCommands } from './viewCommands.ts';

type Spec = Omit<Command, 'id' | 'title'>;
export type CommandId = keyof typeof commandTitles;
export type CommandSpecs = { readonly [K in CommandId]?: Spec };

const specs: CommandSpecs = { ...editCommands, ...nodeCommands, ...viewCommands };

/** All commands of the canvas, in the order in which they are listed. */
export const commands: readonly Command[] = Object.entries(commandTitles).flatMap(([id, title]) => {
  const spec = specs[id as CommandId];
  return spec ? [{ id, title, ...spec }] : [];
});
