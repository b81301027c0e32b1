import { Command } from 'commander';

/** Which parts the command line names, before anybody knows which flags these parts bring. */
export interface Choice {
  readonly operator?: string;
  readonly solver?: string;
  readonly noise?: string;
  readonly mask?: string;
}

/** Reads the names alone out of a command line, and overlooks all else. */
export function choose(argv: readonly string[]): Choice {
  const scout = new Command()
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  for (const name of ['operator', 'solver', 'noise', 'mask']) scout.option(`--${name} [name]`);
  scout.parse(argv, { from: 'user' });
  const given = Object.entries(scout.opts()).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(given);
}
