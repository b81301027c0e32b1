import { abortable, TweedieError } from '@tweedie/core';
import type { PluginCheck } from '@tweedie/testing';
import { pluginsOf, type Workflow } from '@tweedie/workflow';
import type { CheckPluginOptions } from '../../session/createWebSession.ts';
import type { WebPlugin } from '../webPlugin.ts';
import type { Sandbox, SandboxOptions } from './openSandbox.ts';

/** The sandboxes of a session: one for each set of plugins that workflows need together. */
export interface Sandboxes {
  /** The plugins that may be loaded from now on. Sandboxes with others are ended. */
  use(plugins: readonly WebPlugin[]): void;
  /** Those that a workflow has nodes of. */
  pluginsOf(workflow: Workflow): readonly WebPlugin[];
  /** One with these plugins in it and no others. Throws `bad-plugin`. */
  open(plugins: readonly WebPlugin[]): Promise<Sandbox>;
  check(plugin: WebPlugin, options?: CheckPluginOptions): Promise<readonly PluginCheck[]>;
  end(): void;
}

export function createSandboxes(options: Omit<SandboxOptions, 'plugins' | 'onChecked'>): Sandboxes {
  let usable: readonly WebPlugin[] = [];
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
    use(plugins) {
      usable = plugins;
      const ids = new Set(plugins.map(idOf));
      endWhere((those) => !those.every((plugin) => ids.has(idOf(plugin))), 'Its plugins were taken away');
    },
    pluginsOf(workflow) {
      const used = pluginsOf(workflow);
      return usable.filter(({ name }) => used.has(name));
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
    end: () => endWhere(() => true, 'The session was disposed of'),
  };
}

/** What it needs is loaded when the first plugin is. */
async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  return (await import('./openSandbox.ts')).openSandbox(options);
}

function idOf({ name, integrity }: WebPlugin): string {
  return `${name} ${integrity}`;
}

function ignore(): undefined {
  return undefined; // whoever opened it was told
}
