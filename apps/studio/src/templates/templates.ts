import { parseWorkflow, type Workflow } from '@tweedie/workflow';

/** A workflow to begin with. */
export interface Template {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly workflow: Workflow;
}

const documents = import.meta.glob<unknown>('../../node_modules/@tweedie/workflow/templates/*.json', {
  eager: true,
  import: 'default',
});

/** The workflows that come with Tweedie. Nothing of the first view imports them, so that they load when needed. */
export const templates: readonly Template[] = Object.entries(documents).map(([path, document]) => {
  const name = path.replace(/^.*\/(.*)\.json$/, '$1');
  const workflow = parseWorkflow(document);
  const { name: title = name, description = '' } = workflow;
  return { name, title, description, workflow };
});
