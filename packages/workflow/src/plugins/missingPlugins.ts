import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import type { Workflow, WorkflowNode } from '../document/schema.ts';
import { usedPlugins } from './usedPlugins.ts';
import { usersPlugin } from './usersPlugin.ts';

/** A plugin that a document has nodes of, and that is not here. */
export interface MissingPlugin {
  readonly name: string;
  /** The range of versions that the document was saved with, where it says one. */
  readonly range?: string;
  /** The hash of the package that it was saved with, where it says one. */
  readonly integrity?: string;
  /** The types of its nodes in the document, each once. */
  readonly types: readonly string[];
}

/**
 * The plugins that a document needs and that are not here, in the order of their nodes. What it says of them, anybody may
 * have written.
 */
export function missingPlugins(
  workflow: Pick<Workflow, 'nodes' | 'subgraphs' | 'plugins'>,
  catalogue: NodeCatalogue,
): readonly MissingPlugin[] {
  const here = new Set(catalogue.plugins.map(({ name }) => name));
  return Array.from(usedPlugins(workflow))
    .filter(([name]) => name !== usersPlugin && !here.has(name))
    .map(([name, nodes]) => ({ name, ...recordedOf(workflow, name), types: typesOf(nodes) }));
}

function recordedOf(
  { plugins = {} }: Pick<Workflow, 'plugins'>,
  name: string,
): Pick<MissingPlugin, 'range' | 'integrity'> {
  const recorded = Object.hasOwn(plugins, name) ? plugins[name] : undefined;
  if (recorded === undefined) return {};
  if (typeof recorded === 'string') return { range: recorded };
  const { version, integrity } = recorded;
  return { range: version, ...(integrity !== undefined && { integrity }) };
}

function typesOf(nodes: readonly WorkflowNode[]): readonly string[] {
  return [...new Set(nodes.map(({ type }) => type))];
}
