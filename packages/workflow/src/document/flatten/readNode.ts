import type { NodeDefinition } from '@tweedie/core';
import type { NodeCatalogue, NodeType } from '../../catalogue/catalogue.ts';
import type { FlatNode } from '../flatGraph.ts';
import { migrateNode } from '../migrations/migrateNode.ts';
import { quote } from '../quote.ts';
import type { Workflow } from '../schema.ts';
import type { Absent, Placed } from './expand.ts';
import { missingNode, type Report, unknownParameter } from './problems.ts';

/** A node that hands on what comes in. */
export interface Bypassed {
  readonly bypassed: NodeType;
}

interface ReadOptions {
  readonly catalogue: NodeCatalogue;
  /** What the document says of its plugins. */
  readonly plugins: Workflow['plugins'];
  readonly report: Report;
}

/** Finds the type of a node and reads its parameters as the type's version has them. */
export function readNode(
  id: string,
  { node, params, pinned }: Placed,
  { catalogue, plugins, report }: ReadOptions,
): FlatNode | Bypassed | Absent {
  const nodeType = catalogue.find(node.type);
  if (!nodeType) {
    report(missingNode(id, node.type, { catalogue, plugins }));
    return { absent: `${quote(id)} is of a kind that is not here` };
  }
  const migrated = migrateNode({ version: node.version, params }, nodeType);
  if ('problem' in migrated) {
    report({ ...migrated.problem, node: id });
    return { absent: `${quote(id)} is of a version that cannot be read` };
  }
  if (node.mode === 'bypass') return { bypassed: nodeType };

  const known = parametersOf(nodeType);
  const entries = Object.entries(migrated.params);
  for (const [name] of entries) {
    if (!known.includes(name)) report(unknownParameter(id, name, known));
  }
  const kept = Object.fromEntries(entries.filter(([name]) => known.includes(name)));
  return { id, nodeType, params: kept, pinned };
}

/** The names of the parameters of a type. */
export function parametersOf({ definition }: NodeType): readonly string[] {
  return Object.keys((definition as NodeDefinition).params.shape);
}
