import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import document from '../../node_modules/@tweedie/workflow/templates/first-restoration.json';

/** What somebody sees who was never here. It is part of the page; the other templates come when they are asked for. */
export const firstTemplate: { readonly name: string; readonly workflow: Workflow } = {
  name: 'first-restoration',
  workflow: parseWorkflow(document),
};
