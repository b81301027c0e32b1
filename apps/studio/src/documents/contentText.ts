import { type Workflow, writeWorkflow } from '@tweedie/workflow';

/** The text of a document without what is in sight of it: the same as long as nobody edits it. */
export function contentText(workflow: Workflow): string {
  if (!workflow.layout) return writeWorkflow(workflow);
  const entries = Object.entries(workflow.layout).filter(([key]) => key !== 'viewport');
  return writeWorkflow({ ...workflow, layout: Object.fromEntries(entries) });
}
