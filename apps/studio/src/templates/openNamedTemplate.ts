import type { Desk } from '../documents/createDesk.ts';

/** Opens the template that the address names, as in `?template=denoising`, and takes the name out of the address. */
export async function openNamedTemplate(desk: Desk): Promise<void> {
  const address = new URL(location.href);
  const name = address.searchParams.get('template');
  if (name === null) return;
  const { templates } = await import('./templates.ts');
  const found = templates.find((template) => template.name === name);
  if (found) desk.open(found.workflow, { origin: { kind: 'template', name } });
  // What somebody changes from here on must not be lost when they load the page again.
  address.searchParams.delete('template');
  history.replaceState(history.state, '', address);
}
