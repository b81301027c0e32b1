import type { WebPlugin } from '@tweedie/runtime-web';

/** What is different in another version of a plugin. */
export interface PluginChanges {
  readonly version: readonly [from: string, to: string];
  /** Titles of nodes. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What it asks for now, and did not before. */
  readonly permissions: readonly string[];
}

/** What an update changes; `undefined` where it is the same package. */
export function changesOf(before: WebPlugin, after: WebPlugin): PluginChanges | undefined {
  if (before.integrity === after.integrity) return undefined;
  const titles = (a: WebPlugin, b: WebPlugin): string[] => {
    const types = new Set(b.manifest.nodes.map(({ type }) => type));
    return a.manifest.nodes.filter(({ type }) => !types.has(type)).map(({ title }) => title);
  };
  return {
    version: [before.version, after.version],
    added: titles(after, before),
    removed: titles(before, after),
    permissions: after.manifest.permissions.filter((each) => !before.manifest.permissions.includes(each)),
  };
}
