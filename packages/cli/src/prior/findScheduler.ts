import { TweedieError } from '@tweedie/core';
import { type NetworkFacts, readSchedulerConfig } from '@tweedie/priors';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AddFlags, KindFlags } from './addFlags.ts';

export interface FoundScheduler {
  readonly file: string;
  readonly facts: NetworkFacts;
}

const fileName = 'scheduler_config.json';

/**
 * Reads the scheduler's configuration that is named; or else, unless a flag says what the network answers with, the one
 * that lies where diffusers puts it beside a model.
 */
export async function findScheduler(
  model: string,
  { scheduler: named, ...flags }: AddFlags,
): Promise<FoundScheduler | undefined> {
  if (named === undefined && saysKind(flags)) return undefined;
  const folder = dirname(model);
  const places = [
    join(folder, fileName),
    join(folder, 'scheduler', fileName),
    join(folder, '..', 'scheduler', fileName),
  ];
  for (const file of named === undefined ? places : [named]) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (named !== undefined) throw error;
      return undefined;
    });
    if (text !== undefined) return { file, facts: readSchedulerConfig(parseJson(text, file), file) };
  }
  return undefined;
}

/** Whether a flag says what the network answers with. */
export function saysKind({ parametrisation, schedule, time, timeScale }: KindFlags): boolean {
  return [parametrisation, schedule, time, timeScale].some((flag) => flag !== undefined);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TweedieError('bad-model', `${file} is not JSON`, {
      remedy: 'Name the right file with --scheduler.',
      cause,
    });
  }
}
