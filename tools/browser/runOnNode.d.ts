import type { Workflow } from '../../packages/workflow/src/index.ts';

export interface NodeWorkflow {
  readonly workflow: Workflow;
  /** In base64, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
}

export declare function runOnNode(context: unknown, run: NodeWorkflow): Promise<Record<string, number[]>>;
