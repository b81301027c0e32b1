import { TweedieError } from '@tweedie/core';
import { sandboxCode } from '../../sandboxCode.ts';
import { type Home, openHome } from '../../session/openHome.ts';
import type { Channel } from '../../worker/openChannel.ts';
import { badPlugin } from '../badPlugin.ts';
import { linkModules } from '../package/linkModules.ts';
import type { LinkedPlugin, SandboxProtocol } from '../sandboxProtocol.ts';
import type { WebPlugin } from '../webPlugin.ts';
import { believed } from './believed.ts';
import { openFrame } from './openFrame.ts';

/** A Worker with plugins of others in it. */
export interface Sandbox extends Home<SandboxProtocol> {
  /** Runs that were cancelled, and have not come to their end. */
  readonly stopping: Set<Promise<void>>;
}

export interface SandboxOptions {
  readonly plugins: readonly WebPlugin[];
  readonly cacheBytes: number;
  /** Seconds without a word, after which it is given up. */
  readonly patience: number;
  /** Seconds that a plugin may take to load. */
  readonly loadPatience: number;
  readonly onChecked?: (done: number, total: number) => void;
}

/**
 * Starts a Worker without rights and loads plugins in it. What is asked waits till they are loaded; where one of them
 * cannot be, or takes too long, all that is asked fails with `bad-plugin`. Throws `bad-plugin` and `download-failed`.
 */
export async function openSandbox({
  plugins,
  cacheBytes,
  patience,
  loadPatience,
  onChecked,
}: SandboxOptions): Promise<Sandbox> {
  const [code, linked] = await Promise.all([sandboxCode(), Promise.all(plugins.map(linkedOf))]);

  async function begin({ ask }: Pick<Channel<SandboxProtocol>, 'ask'>): Promise<void> {
    await ask('setup', { cacheBytes });
    for (const plugin of linked) await inTime(ask('load', plugin), plugin.name, loadPatience);
  }
  const home = openHome<SandboxProtocol>(believed(openFrame(code)), {
    ...{ place: 'The sandbox for plugins', begin, patience, lost },
    onRemark(remark) {
      if (remark.kind === 'checked') onChecked?.(remark.done, remark.total);
    },
  });
  return Object.assign(home, { stopping: new Set<Promise<void>>() });
}

async function linkedOf({ name, manifest, entry, read }: WebPlugin): Promise<LinkedPlugin> {
  const nodes = manifest.nodes.map(({ type, version }) => ({ type, version }));
  return { name, nodes, modules: await linkModules(name, await read(), entry) };
}

function inTime<T>(promise: Promise<T>, name: string, seconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(badPlugin(`${name} did not load within ${seconds} s`));
    const timer = setTimeout(late, 1000 * seconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function lost(sentence: string, cause?: unknown): TweedieError {
  if (cause instanceof TweedieError && cause.code === 'bad-plugin') return cause;
  return badPlugin(sentence, {
    remedy: 'Run it without the plugins that are not from Tweedie to see which of them it was.',
  });
}
