import type { Editor } from '../document/store/createEditor.ts';
import { readForm } from '../document/form/readForm.ts';
import { graphAt } from '../document/graph.ts';
import { portsOf } from '../document/ports/portsOf.ts';
import { ownOf } from '../document/records.ts';
import { strings } from '../strings/form.ts';
import type { MenuCheck, MenuItem } from '../ui/menuItem.ts';

/** Shows a parameter in the form of the document, or hides it. Those inside of subgraphs come there by being promoted. */
export function toggleInForm({ actions, getState }: Editor, node: string, name: string): void {
  const { workflow, path } = getState();
  if (path.length > 0) return;
  if (isInForm({ workflow }, node, name)) actions.hideFromForm([node, name]);
  else actions.showInForm([node, name]);
}

function isInForm(
  { workflow }: Pick<ReturnType<Editor['getState']>, 'workflow'>,
  node: string,
  name: string,
): boolean {
  return readForm(graphAt(workflow)).fields.some(({ to }) => to[0] === node && to[1] === name);
}

/** The lines of the menu of a node: one for the parameter that is meant, and a menu with all of them. */
export function formMenu(editor: Editor, node: string, name?: string): readonly MenuItem[] {
  const { workflow, path, catalogue } = editor.getState();
  const found = path.length === 0 ? ownOf(workflow.nodes, node) : undefined;
  const params = (found && portsOf(found, { workflow, catalogue })?.params) ?? [];
  if (params.length === 0) return [];
  const checks = params.map(({ description }): MenuCheck => ({
    title: description.title,
    checked: isInForm({ workflow }, node, description.name),
    onCheck: () => toggleInForm(editor, node, description.name),
  }));
  const own = params.findIndex(({ description }) => description.name === name);
  const { title, checked, onCheck } = checks[own] ?? {};
  return [
    ...(onCheck
      ? [
          {
            title: (checked ? strings.hide : strings.show)(title!),
            shortcut: 'Alt+Shift+F',
            onSelect: () => onCheck(!checked),
          },
        ]
      : []),
    { title: strings.inForm, items: checks },
    'separator',
  ];
}
