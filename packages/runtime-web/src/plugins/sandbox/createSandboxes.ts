import { abortable, TweedieError } from '@tweedie/core';
import type { PluginCheck } from '@tweedie/testing';
import type { CheckPluginOptions } from '../../session/createWebSession.ts';
import type { WebPlugin } from '../webPlugin.ts';
import { openSandbox, type Sandbox, type SandboxOptions } from './openSandbox.ts';
import { outside, runInSandbox } from './runInSandbox.ts';

/** The sandboxes of a session: one for each set of plugins that workflows need together. */
export interface Sandboxes {
  /** Ends the sandboxes that have other plugins than these. */
  keep(plugins: readonly WebPlugin[]): void;
  /** One with these plugins in it and no others. Throws `bad-plugin`. */
  open(plugins: readonly WebPlugin[]): Promise<Sandbox>;
  check(plugin: WebPlugin, options?: CheckPluginOptions): Promise<readonly PluginCheck[]>;
  readonly outside: typeof outside;
  readonly runInSandbox: typeof runInSandbox;
  end(): void;
}

export function createSandboxes(options: Omit<SandboxOptions, 'plugins' | 'onChecked'>): Sandboxes {
  const open = new Map<
    string,
    { readonly plugins: readonly WebPlugin[]; readonly sandbox: Promise<Sandbox> }
  >();

  function endWhere(isGone: (plugins: readonly WebPlugin[]) => boolean, sentence: string): void {
    for (const [key, { plugins, sandbox }] of open) {
      if (!isGone(plugins)) continue;
      open.delete(key);
      sandbox.then(({ end }) => end(new TweedieError('aborted', sentence)), ignore);
    }
  }
  return {
    keep(plugins) {
      const ids = new Set(plugins.map(idOf));
      endWhere((those) => !those.every((plugin) => ids.has(idOf(plugin))), 'Its plugins were taken away');
    },
    async open(plugins) {
      const key = plugins.map(idOf).join('\n');
      const known = await open.get(key)?.sandbox.catch(ignore);
      if (known) await Promise.all(known.stopping);
      if (known && !known.broken) return known;
      const sandbox = openSandbox({ ...options, plugins });
      open.set(key, { plugins, sandbox });
      return sandbox;
    },
    async check(plugin, { signal, onProgress } = {}) {
      const sandbox = await openSandbox({
        ...{ ...options, plugins: [plugin] },
        ...(onProgress && { onChecked: onProgress }),
      });
      try {
        return (await abortable(sandbox.ask('check', { plugin: plugin.name }), signal)).checks;
      } finally {
        sandbox.end(new TweedieError('aborted', 'The check is over'));
      }
    },
    outside,
    runInSandbox,
    end: () => endWhere(() => true, 'The session was disposed of'),
  };
}

function idOf({ name, integrity }: WebPlugin): string {
  return `${name} ${integrity}`;
}

function ignore(): undefined {
  return undefined; // whoever opened it was told
}
