import type { NodeDefinition } from '@tweedie/core';
import type { NodeCatalogue, PluginFacts } from '../catalogue/catalogue.ts';
import type { Workflow, WorkflowNode } from '../document/schema.ts';
import { rangeOf } from './ranges.ts';
import { usedPlugins } from './usedPlugins.ts';
import { usersPlugin } from './usersPlugin.ts';

type Recorded = NonNullable<Workflow['plugins']>[string];

/**
 * Writes into a document which plugins its nodes come from: for each that is here a range, `^` and its version, and the
 * hash of its package where that is known. All other entries stay as they are, and so does that of a plugin which lacks
 * one of the nodes, or has an older version of it. Returns the document itself where nothing changes.
 */
export function recordPlugins(workflow: Workflow, catalogue: NodeCatalogue): Workflow {
  const before = workflow.plugins ?? {};
  const used = usedPlugins(workflow);
  const changes = catalogue.plugins
    .filter(({ name }) => name !== usersPlugin && used.get(name)?.every((node) => isHere(node, catalogue)))
    .map((plugin) => [plugin.name, entryOf(plugin, ownEntry(before, plugin.name))] as const)
    .filter(([name, entry]) => entry !== ownEntry(before, name));
  if (changes.length === 0) return workflow;
  return { ...workflow, plugins: { ...before, ...Object.fromEntries(changes) } };
}

function isHere({ type, version }: WorkflowNode, catalogue: NodeCatalogue): boolean {
  const definition = catalogue.find(type)?.definition as NodeDefinition | undefined;
  return definition !== undefined && version <= definition.version;
}

/** The entry itself where it says all that is known. A hash that is not known here stays with its version. */
function entryOf({ version, integrity }: PluginFacts, before: Recorded | undefined): Recorded {
  const { version: range, integrity: known, ...rest } = asObject(before);
  const [now, hash] = [rangeOf(version), integrity ?? (range === rangeOf(version) ? known : undefined)];
  if (before !== undefined && range === now && known === hash) return before;
  const entry = { ...rest, version: now, ...(hash !== undefined && { integrity: hash }) };
  return Object.keys(entry).length === 1 ? now : entry;
}

function asObject(entry: Recorded | undefined): {
  readonly version?: string;
  readonly integrity?: string | undefined;
} {
  return typeof entry === 'string' ? { version: entry } : (entry ?? {});
}

function ownEntry(plugins: NonNullable<Workflow['plugins']>, name: string): Recorded | undefined {
  return Object.hasOwn(plugins, name) ? plugins[name] : undefined;
}
