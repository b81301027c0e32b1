/** @file What an `import` of a plugin may lead to. Runs in a thread of its own where Node has no hooks within one. */
import { isBuiltin } from 'node:module';
import { pathToFileURL } from 'node:url';
import { needOf } from './needs.ts';
import type { PluginPlace } from './protocol.ts';

export interface HookFacts {
  readonly plugins: readonly PluginPlace[];
  /** The module whose own imports of `@tweedie/…` and `zod` those of plugins become. */
  readonly own: string;
}

interface Context {
  readonly parentURL?: string | undefined;
}
interface Resolved {
  readonly url: string;
}
type Next = (specifier: string, context: Context) => Resolved | Promise<Resolved>;

let facts: HookFacts = { plugins: [], own: '' };

export function initialize(given: HookFacts): void {
  facts = given;
}

/**
 * Refuses modules of Node that the importing plugin is not allowed. `@tweedie/…` and `zod` are always those of
 * Tweedie itself, so that a plugin and its host speak of the same classes.
 */
export function resolve(specifier: string, context: Context, next: Next): Resolved | Promise<Resolved> {
  const shared = /^(@tweedie\/|zod(\/|$))/.test(specifier);
  const found = next(specifier, shared ? { ...context, parentURL: facts.own } : context);
  const allow = (resolved: Resolved): Resolved => {
    if (isBuiltin(resolved.url)) assertAllowed(resolved.url, context.parentURL);
    return resolved;
  };
  return found instanceof Promise ? found.then(allow) : allow(found);
}

function assertAllowed(module: string, from = ''): void {
  const plugin = facts.plugins.find(({ folder }) => from.startsWith(pathToFileURL(folder).href));
  const sentence = needOf(module, plugin);
  if (sentence !== undefined) throw new Error(sentence);
}
