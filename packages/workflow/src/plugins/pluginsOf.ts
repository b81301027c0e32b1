import type { Workflow } from '../document/schema.ts';
import { usedPlugins } from './usedPlugins.ts';

/** The names of the plugins that a document has nodes of. */
export function pluginsOf(workflow: Pick<Workflow, 'nodes' | 'subgraphs'>): ReadonlySet<string> {
  return new Set(usedPlugins(workflow).keys());
}
