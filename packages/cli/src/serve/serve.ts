import { TweedieError } from '@tweedie/core';
import { userFolder } from '@tweedie/runtime-node';
import { type Frozen, isLoopback, type ServerLimits, startServer, type WriteResults } from '@tweedie/server';
import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { collectResults } from '../workflow/collectResults.ts';
import { noteFailures } from '../workflow/noteFailures.ts';
import { openSession } from '../workflow/openSession.ts';
import { readWorkflow } from '../workflow/readWorkflow.ts';
import { savePartials } from '../workflow/savePartials.ts';
import { openInBrowser } from './openInBrowser.ts';
import { untilInterrupted } from './untilInterrupted.ts';

export interface ServeFlags {
  readonly host?: string;
  readonly port?: number;
  readonly folder?: string;
  readonly concurrency?: number;
  readonly threads?: number;
  readonly paused?: boolean;
  readonly studio?: string;
  readonly open?: boolean;
  readonly allowOrigin?: readonly string[];
  readonly embed?: readonly string[];
  readonly allowHost?: readonly string[];
  readonly frozen?: true | readonly string[];
  readonly maxPixels?: number;
  readonly maxEvaluations?: number;
  readonly maxSeconds?: number;
}

/** Serves until the process is told to stop. */
export async function serve(flags: ServeFlags, { plugins, report }: Context): Promise<void> {
  const { host = '127.0.0.1', port, folder = join(userFolder(), 'server'), threads, concurrency } = flags;
  const { token, isNew } = tokenFor(host, flags.frozen !== undefined);
  const frozen = flags.frozen && (await frozenTo(flags.frozen));
  const session = await openSession({ plugins, ...(threads !== undefined && { threads }) });
  try {
    noteFailures(session, report);
    const server = await startServer({
      ...{ session, folder, host, limits: limitsOf(flags) },
      ...(port !== undefined && { port }),
      ...(token !== undefined && { token }),
      ...(frozen && { frozen }),
      ...(concurrency !== undefined && { concurrency }),
      ...(flags.paused && { paused: true }),
      ...(flags.studio !== undefined && { studio: await studioIn(flags.studio) }),
      ...(flags.allowOrigin && { origins: flags.allowOrigin }),
      ...(flags.embed && { embedders: flags.embed }),
      ...(flags.allowHost && { hosts: flags.allowHost }),
      writeResults,
      onFault: (error) => report.note(`tweedie: ${error instanceof Error ? error.message : String(error)}`),
    });
    report.say(flags.studio === undefined ? `Listening at ${server.url}` : `The studio is at ${server.url}`);
    if (isNew) report.say(`Token: ${token!}`);
    report.result({ command: 'serve', url: server.url, folder, ...(isNew && { token }) });
    if (flags.open) await openInBrowser(server.url, report);
    await untilInterrupted();
    report.note('Stopping; what runs begins again at the next start');
    await server.close();
  } finally {
    await session.dispose();
  }
}

/** What `tweedie run` writes. */
const writeResults: WriteResults = async (run, state, places) => {
  await collectResults(run, state, places);
  await savePartials(state, places);
};

/** The user's token, or a new one where others can reach a server that is not made for the public. */
function tokenFor(host: string, isFrozen: boolean): { readonly token?: string; readonly isNew: boolean } {
  const { TWEEDIE_TOKEN: given } = process.env;
  if (given) return { token: given, isNew: false };
  if (isFrozen || isLoopback(host)) return { isNew: false };
  return { token: randomBytes(24).toString('base64url'), isNew: true };
}

/** The folder, which must be that of a page. */
async function studioIn(folder: string): Promise<string> {
  await access(join(folder, 'index.html')).catch((cause: unknown) => {
    throw new TweedieError('not-found', `There is no studio in ${folder}: it has no index.html`, {
      remedy: 'Name the folder that the studio was built into.',
      cause,
    });
  });
  return folder;
}

async function frozenTo(files: true | readonly string[]): Promise<Frozen> {
  if (files === true) return {};
  return { workflows: await Promise.all(files.map((file) => readWorkflow(file))) };
}

function limitsOf({ maxPixels, maxEvaluations, maxSeconds }: ServeFlags): Partial<ServerLimits> {
  return {
    ...(maxPixels !== undefined && { pixels: maxPixels }),
    ...(maxEvaluations !== undefined && { evaluations: maxEvaluations }),
    ...(maxSeconds !== undefined && { seconds: maxSeconds }),
  };
}
