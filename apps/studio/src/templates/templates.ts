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
const addresses = import.meta.glob<string>(
  '../../node_modules/@tweedie/workflow/templates/pictures/**/*.png',
  { eager: true, query: '?url', import: 'default' },
);

/** The workflows that come with Tweedie. */
export const templates: readonly Template[] = Object.entries(documents).map(([path, document]) => {
  const name = path.replace(/^.*\/(.*)\.json$/, '$1');
  const workflow = parseWorkflow(document);
  const { name: title = name, description = '' } = workflow;
  return { name, title, description, workflow };
});

/** Where the pictures of the templates are, by the names that the templates have for them. */
export const templatePictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(addresses).map(([path, url]) => [path.replace(/^.*\/templates\//, ''), url]),
);
