import type { NodeDefinition } from '@tweedie/core';
import type { NodeCatalogue, NodeType } from '../../catalogue/catalogue.ts';
import { assertJson } from '../assertJson.ts';
import type { Problem } from '../problem.ts';
import type { Workflow, WorkflowNode } from '../schema.ts';
import { type Migrated, migrateNode } from './migrateNode.ts';

/** A node that was written for an older version of its type. */
export interface NodeUpgrade {
  /** Where it stands in the document: "nodes.blur", or "subgraphs.deblur.nodes.blur". */
  readonly place: string;
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** A document whose nodes are written for the versions that are here. */
export interface Upgrade {
  /** The document itself where nothing had to change. */
  readonly workflow: Workflow;
  readonly changes: readonly NodeUpgrade[];
  /** Nodes that stay as they were though they are not of our version; `node` is their place. */
  readonly problems: readonly Problem[];
}

type Nodes = Workflow['nodes'];

/** Takes the parameters of a node to the version of its type, as `migrateNode` does. */
export type Migrate = (node: WorkflowNode, nodeType: NodeType) => Migrated;

/**
 * Brings every node to the version of its type that is here. Nodes of unknown type, and all else, stay as they are.
 * Throws `bad-workflow` where a migration gives what JSON cannot say.
 */
export function upgradeWorkflow(
  workflow: Workflow,
  catalogue: NodeCatalogue,
  migrate: Migrate = migrateNode,
): Upgrade {
  const changes: NodeUpgrade[] = [];
  const problems: Problem[] = [];

  const nodes = upgradeNodes(workflow.nodes, 'nodes');
  const subgraphs = mapValues(workflow.subgraphs ?? {}, (subgraph, id) => ({
    ...subgraph,
    nodes: upgradeNodes(subgraph.nodes, `subgraphs.${id}.nodes`),
  }));
  if (changes.length === 0) return { workflow, changes, problems };
  return {
    workflow: { ...workflow, nodes, ...(workflow.subgraphs && { subgraphs }) },
    changes,
    problems,
  };

  function upgradeNodes(nodes: Nodes, place: string): Nodes {
    return mapValues(nodes, (node, id) => upgradeNode(node, `${place}.${id}`));
  }

  function upgradeNode(node: WorkflowNode, place: string): WorkflowNode {
    const nodeType = catalogue.find(node.type);
    const to = (nodeType?.definition as NodeDefinition | undefined)?.version;
    if (nodeType === undefined || to === undefined || to === node.version) return node;
    const migrated = migrate(node, nodeType);
    if ('problem' in migrated) {
      problems.push({ ...migrated.problem, node: place });
      return node;
    }
    assertJson(migrated.params, [place, 'params']);
    changes.push({ place, type: node.type, from: node.version, to });
    const keepsNone = node.params === undefined && Object.keys(migrated.params).length === 0;
    return { ...node, version: to, ...(!keepsNone && { params: migrated.params }) };
  }
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
