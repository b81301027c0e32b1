/** @file The process that runs plugins. What it knows of its machine it knows from the session. */
import type { Plugin } from '@tweedie/core';
import { reportOf } from '@tweedie/workflow';
import { guard } from './guard.ts';
import { loadPlugin } from './loadPlugin.ts';
import type { FromSandbox, Setup, ToSandbox } from './protocol.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

// The guard takes `process` away.
const own = process;
const send = own.send!.bind(own);
const say = (message: FromSandbox): void => void send(message);
own.env = {};

let workshop: Workshop | undefined;
own.on('message', (message: ToSandbox) => {
  if (message.kind === 'setup') begin(message).catch(giveUp);
  else workshop?.hear(message);
});
own.on('disconnect', () => own.kill(own.pid, 'SIGKILL'));
const keep = (): void => undefined;
own.on('unhandledRejection', keep); // whatever a plugin forgot to catch
own.on('uncaughtException', keep);

function giveUp(error: unknown): void {
  own.stderr.write(`${reportOf(error).message}\n`, () => own.exit(1));
}

async function begin({ modules, data, plugins, patience }: Setup): Promise<void> {
  const trusted: Plugin[] = [...data];
  for (const address of modules) {
    trusted.push(((await import(address)) as { readonly default: Plugin }).default);
  }
  guard(plugins, import.meta.resolve('@tweedie/workflow'));
  const loaded: Plugin[] = [];
  for (const place of plugins) {
    const { name } = place;
    say({ kind: 'loading', plugin: name });
    try {
      loaded.push(await loadPlugin(place, patience));
    } catch (error) {
      say({ kind: 'failed', plugin: name, error: reportOf(error) });
    }
  }
  workshop = createWorkshop([...trusted, ...loaded], say);
  say({ kind: 'ready' });
}
