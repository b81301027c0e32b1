import { TweedieError } from '@tweedie/core';
import {
  type Migrated,
  migrateNode,
  type NodeCatalogue,
  type Upgrade,
  upgradeWorkflow,
  type Workflow,
  type WorkflowNode,
} from '@tweedie/workflow';

/**
 * Upgrades a workflow where the migrations of some plugins are in the sandbox. Of what that answers, the parameters of
 * their own nodes count and nothing else.
 */
export async function upgradeOver(
  workflow: Workflow,
  { catalogue, isForeign, ask }: UpgradeOverOptions,
): Promise<Upgrade> {
  const old: WorkflowNode[] = [];
  upgradeWorkflow(workflow, catalogue, (node, nodeType) => {
    if (!isForeign(nodeType.plugin)) return migrateNode(node, nodeType);
    old.push(node);
    return { params: {} };
  });
  if (old.length === 0) return upgradeWorkflow(workflow, catalogue);
  const answers = await ask(old);
  if (answers.length !== old.length) {
    throw new TweedieError('bad-plugin', 'The process that runs plugins lost some nodes');
  }
  const migrated = new Map(old.map((node, i) => [node, answers[i]!]));
  return upgradeWorkflow(
    workflow,
    catalogue,
    (node, nodeType) => migrated.get(node) ?? migrateNode(node, nodeType),
  );
}

export interface UpgradeOverOptions {
  readonly catalogue: NodeCatalogue;
  /** Whether a plugin is one of others. */
  readonly isForeign: (plugin: string) => boolean;
  readonly ask: (nodes: readonly WorkflowNode[]) => Promise<readonly Migrated[]>;
}
