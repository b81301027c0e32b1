import { TweedieError } from '@tweedie/core';
import { errorOf, reportOf } from '@tweedie/workflow';
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import type { PluginFailure } from '../session/session.ts';
import { answers, fromSandbox } from './border/messages.ts';
import { flagsOf } from './flagsOf.ts';
import type { Ask, FromSandbox, PluginPlace, Requests, Setup, ToSandbox } from './protocol.ts';

export interface SandboxOptions extends Setup {
  readonly memory: number;
}

/** What a request hears before its answer, and after. */
export interface Listener {
  call?(method: string, args: readonly unknown[]): Promise<unknown>;
  event?(message: Extract<FromSandbox, { kind: 'event' }>): void;
  ended?(error?: TweedieError): void;
}

/** A process with plugins in it. */
export interface Sandbox {
  readonly failures: readonly PluginFailure[];
  /** Whether it is there no more. */
  readonly gone: boolean;
  /** Rejects with `bad-plugin` when the process ends before it answers. */
  ask<K extends keyof Requests>(
    kind: K,
    ask: Requests[K]['ask'],
    listener?: Listener,
  ): { readonly id: number; readonly answer: Promise<Requests[K]['answer']> };
  /** Lets a run that is planned begin. */
  begin(id: number): void;
  /** Ends a run, be it before it began. */
  cancel(id: number): void;
  kill(): void;
}

/**
 * Starts a process, and loads the plugins in it. One that does not load is a failure; one that ends the process while
 * it loads, or never comes back, is left out when it starts again.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const failures: PluginFailure[] = [];
  let { plugins } = options;
  for (;;) {
    const { child, failed, culprit } = await start({ ...options, plugins });
    failures.push(...failed);
    if (!culprit) return sandboxOver(child, failures);
    failures.push(culprit);
    const out = new Set(failures.map(({ plugin }) => plugin));
    plugins = plugins.filter(({ name }) => !out.has(name));
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly failed: readonly PluginFailure[];
  readonly culprit?: PluginFailure;
}

async function start({ memory, ...setup }: SandboxOptions): Promise<Started> {
  const flags = await flagsOf({ memory, ...setup });
  const entry = createRequire(import.meta.url).resolve('@tweedie/runtime-node/sandbox');
  const child = fork(entry, [], {
    execArgv: flags,
    env: {},
    cwd: '/',
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const failed: PluginFailure[] = [];
  let loading: string | undefined;
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told = `${told}${chunk.toString()}`.slice(0, 4000)));
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const done = (culprit?: PluginFailure): void => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) child.removeAllListeners(event);
      if (culprit) kill(child);
      resolve({ child, failed, ...(culprit && { culprit }) });
    };
    const blame = (what: string): void => {
      if (loading !== undefined) {
        return done({
          plugin: loading,
          code: 'bad-plugin',
          message: `${loading} ${what} while it was loaded`,
        });
      }
      clearTimeout(timer);
      kill(child);
      reject(new TweedieError('bad-plugin', `The sandbox for plugins ${what} before it was ready: ${told}`));
    };
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => blame('did not come to an end'), milliseconds);
    };
    wait(60_000);
    child.on('message', (said) => {
      const message = understood(said);
      if (message?.kind === 'loading') {
        loading = message.plugin;
        wait(setup.patience + 2000);
      } else if (message?.kind === 'failed' && known(setup.plugins, message.plugin)) {
        failed.push({ plugin: message.plugin, ...message.error });
      } else if (message?.kind === 'ready') done();
    });
    child.on('error', (error) => blame(`could not be started (${error.message})`));
    child.on('exit', (code, signal) => blame(`ended its process (${signal ?? `code ${code}`})`));
    send(child, { kind: 'setup', ...setup });
  });
}

/** A message that makes sense; `undefined` for all else, which whatever runs in the sandbox may send. */
function understood(said: unknown): FromSandbox | undefined {
  const { success, data } = fromSandbox.safeParse(said);
  return success ? data : undefined;
}

function known(plugins: readonly PluginPlace[], name: string): boolean {
  return plugins.some((plugin) => plugin.name === name);
}

/** Somebody who has asked. */
interface Waiting {
  readonly kind: keyof Requests;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function sandboxOver(child: ChildProcess, failures: readonly PluginFailure[]): Sandbox {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<number, Listener>();
  let ids = 0;
  let gone = false;

  function breakDown(how: string): void {
    if (gone) return;
    gone = true;
    const error = new TweedieError('bad-plugin', `The process that runs plugins ${how}`, {
      remedy: 'Run it without the plugins that are not from Tweedie to see which of them it was.',
    });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    for (const { ended } of listeners.values()) ended?.(error);
    listeners.clear();
  }
  function refresh(): void {
    if (waiting.size + listeners.size > 0) {
      child.ref();
      child.channel?.ref();
    } else {
      child.unref();
      child.channel?.unref();
    }
  }
  function take({ id, value, error }: Extract<FromSandbox, { kind: 'answer' }>): void {
    const due = waiting.get(id);
    if (!due) return;
    waiting.delete(id);
    const answer = answers[due.kind].safeParse(value);
    if (error) due.reject(errorOf(error));
    else if (answer.success) due.resolve(answer.data);
    else
      due.reject(new TweedieError('bad-plugin', 'The process that runs plugins gave an answer that is none'));
  }
  function hear(said: unknown): void {
    const message = understood(said);
    if (!message) return;
    if (message.kind === 'answer') take(message);
    else if (message.kind === 'event') listeners.get(message.id)?.event?.(message);
    else if (message.kind === 'ended') {
      const listener = listeners.get(message.id);
      listeners.delete(message.id);
      listener?.ended?.();
    } else if (message.kind === 'call') void answerCall(message);
    refresh();
  }
  async function answerCall({
    id,
    call,
    method,
    args,
  }: Extract<FromSandbox, { kind: 'call' }>): Promise<void> {
    try {
      const value = await listeners.get(id)?.call?.(method, args);
      send(child, { kind: 'returned', call, value });
    } catch (error) {
      send(child, { kind: 'returned', call, error: reportOf(error) });
    }
  }
  child.on('message', hear);
  child.on('error', () => breakDown('broke down'));
  child.on('exit', (code, signal) => breakDown(`has ended (${signal ?? `code ${code}`})`));
  (child.stderr as unknown as { unref?(): void } | null)?.unref?.();
  refresh();

  return {
    failures,
    get gone() {
      return gone;
    },
    ask(kind, ask, listener) {
      const id = ids++;
      if (listener) listeners.set(id, listener);
      const answer = new Promise<never>((resolve, reject) => {
        waiting.set(id, { kind, resolve, reject });
      });
      send(child, { kind, id, ...ask } as Ask);
      refresh();
      return { id, answer };
    },
    begin: (id) => send(child, { kind: 'begin', id }),
    cancel: (id) => send(child, { kind: 'cancel', id }),
    kill() {
      breakDown('was ended');
      kill(child);
    },
  };
}

function send(child: ChildProcess, message: ToSandbox): void {
  if (child.connected) child.send(message, () => undefined); // one that is gone says so by its exit
}

function kill(child: ChildProcess): void {
  child.kill('SIGKILL');
}
