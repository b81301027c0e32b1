import { type KeyboardEvent, useMemo, useRef } from 'react';
import { type Canvas, useCanvas } from '../canvas/canvasContext.ts';
import { newPort, portAt } from '../document/boundary/boundaryEnds.ts';
import { itemOf } from '../document/items.ts';
import { currentGraph } from '../document/store/state.ts';
import { toggleInForm } from '../form/formMenu.ts';
import { isMac, matchKeys } from '../keyboard/matchKeys.ts';
import { nextRow, parentRow, rowByLetters, rowsIn } from './moveInTree.ts';
import { type OutlineActions, outlineActions } from './outlineActions.ts';
import { type OutlineScope, useOutline } from './outlineContext.ts';
import { readRow, type RowKey, writeRow } from './rowKey.ts';

/** How long letters belong together, in milliseconds. */
const rest = 700;

interface Press {
  readonly tree: HTMLElement;
  readonly element: HTMLElement;
  readonly row: RowKey;
}

interface Scope extends Canvas, OutlineScope {
  readonly can: OutlineActions;
}

/** What the keys do while a row of the outline has the focus. */
export function useOutlineKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const canvas = useCanvas();
  const outline = useOutline();
  const typed = useRef({ text: '', until: 0 });
  return useMemo(() => {
    const can = outlineActions(canvas, outline);
    const scope: Scope = { ...canvas, ...outline, can };
    const mac = isMac();
    return (event) => {
      const element = (event.target as Element).closest<HTMLElement>('[data-row]');
      if (!element || event.defaultPrevented) return;
      if (element !== event.target) {
        leaveControl(event, element, scope);
        return;
      }
      const press: Press = {
        tree: event.currentTarget,
        element,
        row: readRow(element.dataset['row']!),
      };
      const command = Object.entries(commands).find(([keys]) => matchKeys(keys, event.nativeEvent, mac));
      if (!command && find(event, press)) {
        event.preventDefault();
        return;
      }
      typed.current = { text: '', until: 0 };
      if (command) {
        event.preventDefault();
        command[1](scope, press);
      } else if (move(event, scope, press)) event.preventDefault();
    };

    function find(
      { key, ctrlKey, metaKey, altKey, timeStamp }: KeyboardEvent,
      { tree, element }: Press,
    ): boolean {
      if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return false;
      const { text, until } = typed.current;
      const letters = timeStamp < until ? text + key : key;
      typed.current = { text: letters, until: timeStamp + rest };
      const isOne = letters.split('').every((letter) => letter === key); // one letter again: the next one
      rowByLetters(rowsIn(tree), element, isOne ? key : letters)?.focus();
      return true;
    }
  }, [canvas, outline]);
}

/** In a control Escape leads back to the row, and a parameter goes into the form. */
function leaveControl(event: KeyboardEvent, element: HTMLElement, { editor }: Scope): void {
  const { kind, item, name } = readRow(element.dataset['row']!);
  if (event.key === 'Escape') element.focus();
  else if (kind === 'param' && matchKeys('Alt+Shift+F', event.nativeEvent)) toggleInForm(editor, item, name!);
  else return;
  event.preventDefault();
}

/** Up and down, in and out. What one comes to is selected, with Shift as well as what was. */
function move(event: KeyboardEvent, scope: Scope, { tree, element, row }: Press): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey) return false;
  const rows = rowsIn(tree);
  const isOpen = element.getAttribute('aria-expanded');
  if (key === 'ArrowRight') {
    if (isOpen === 'false') setOpen(scope, row.item, true);
    else if (isOpen === 'true') nextRow(rows, element, 'ArrowDown')?.focus();
    else control(element)?.focus();
    return true;
  }
  if (key === 'ArrowLeft') {
    if (isOpen === 'true') setOpen(scope, row.item, false);
    else if (row.kind !== 'item') parentRow(rows, element)?.focus();
    return true;
  }
  const next = nextRow(rows, element, key);
  if (!next) return key.startsWith('Arrow');
  const to = readRow(next.dataset['row']!);
  next.focus();
  if (to.kind === 'item') {
    const { items } = scope.editor.getState().selection;
    if (shiftKey) scope.editor.actions.select({ items: [...items, to.item], edges: [] });
    else select(scope, to.item);
  }
  return true;
}

/** Selects an item; the canvas brings it in sight. */
export function select(
  { editor, outline }: Pick<Canvas, 'editor'> & Pick<OutlineScope, 'outline'>,
  item: string,
): void {
  outline.setState({ chosen: item });
  const { path } = editor.getState();
  editor.actions.seek([...path, item].join('/'));
}

function setOpen({ outline }: OutlineScope, item: string, open: boolean): void {
  outline.setState((state) => {
    const next = new Set(state.open);
    if (open) next.add(item);
    else next.delete(item);
    return { open: next };
  });
}

/** What can be changed in a row; a field before its slider. */
function control(row: HTMLElement): HTMLElement | null {
  return (
    row.querySelector<HTMLElement>('[data-act], input:not([hidden]):not(:disabled), textarea') ??
    row.querySelector<HTMLElement>(
      '[role=combobox], [role=switch], [role=slider], button:not([data-menu]):not([tabindex="-1"])',
    )
  );
}

/** The menu of a row opens where the row is. */
export function openMenu(row: Element): void {
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 24,
      clientY: bottom - 4,
    }),
  );
}

type Run = (scope: Scope, press: Press) => void;
const commands: Readonly<Record<string, Run>> = {
  Enter: enter,
  Space: toggleSelected,
  Delete: remove,
  Backspace: remove,
  F2({ outline }, { row }) {
    if (row.kind === 'item' && itemOf(row.item).kind !== 'boundary') outline.setState({ renaming: row.item });
    if (row.kind === 'port' && row.name !== newPort) outline.setState({ renaming: writeRow(row) });
  },
  'Alt+ArrowUp': (scope, { row }) => movePort(scope, row, -1),
  'Alt+ArrowDown': (scope, { row }) => movePort(scope, row, 1),
  Insert: ({ can }) => can.addNode(),
  'Shift+A': ({ can }) => can.addNode(),
  ContextMenu: (_, { element }) => openMenu(element),
  'Shift+F10': (_, { element }) => openMenu(element),
  'Ctrl+A': ({ editor }) =>
    editor.actions.select({ items: Object.keys(currentGraph(editor.getState()).nodes), edges: [] }),
  'Ctrl+Z': ({ editor }) => editor.actions.undo(),
  'Ctrl+Y': ({ editor }) => editor.actions.redo(),
  'Ctrl+Shift+Z': ({ editor }) => editor.actions.redo(),
  'Ctrl+M': ({ can }) => can.toggleMode('mute'),
  'Ctrl+B': ({ can }) => can.toggleMode('bypass'),
  'Alt+P': ({ can }) => can.togglePin(),
  'Ctrl+D': ({ editor }) => editor.actions.duplicate(),
  'Ctrl+G': ({ editor }) => void editor.actions.addFrame(),
  'Ctrl+Shift+E': ({ editor }) => void editor.actions.group(),
  'Ctrl+Shift+U': ({ editor }, { row }) => editor.actions.ungroup(row.item),
  'Ctrl+ArrowDown': ({ can }, { row }) => void can.enter(row.item),
  'Ctrl+ArrowUp': ({ can }) => can.leave(),
  'Alt+Enter': ({ can }) => can.runTo(),
  'Alt+Shift+F': ({ editor }, { row }) =>
    row.kind === 'param' && row.name !== undefined && toggleInForm(editor, row.item, row.name),
};

/** Opens what the row stands for. */
function enter(scope: Scope, { element, row }: Press): void {
  const inside = control(element);
  if (row.kind !== 'item') {
    if (inside) actOn(inside);
  } else if (itemOf(row.item).kind === 'boundary') {
    setOpen(scope, row.item, element.getAttribute('aria-expanded') !== 'true');
  } else if (itemOf(row.item).kind !== 'node') scope.outline.setState({ renaming: row.item });
  else if (!scope.can.enter(row.item))
    setOpen(scope, row.item, element.getAttribute('aria-expanded') !== 'true');
}

/** Lists open at once, values are typed. */
function actOn(element: HTMLElement): void {
  element.focus();
  if (element.matches('[data-act]')) element.click();
  if (element instanceof HTMLInputElement) element.select();
}

function toggleSelected({ editor }: Scope, { row }: Press): void {
  const items = new Set(editor.getState().selection.items);
  if (!items.delete(row.item)) items.add(row.item);
  editor.actions.select({ items, edges: [] });
}

/** Moves a port of the subgraph up or down; the focus stays on it. */
function movePort({ editor }: Scope, { kind, item, name }: RowKey, by: number): void {
  const port = kind === 'port' ? portAt([item, name!]) : undefined;
  if (port) editor.actions.movePort(port, by);
}

/** Takes away what the row stands for, and goes to the row after it. */
function remove({ editor, outline }: Scope, { tree, element, row }: Press): void {
  const rows = rowsIn(tree);
  if (row.kind === 'input' || row.kind === 'param') editor.actions.disconnect([row.item, row.name!]);
  const port = row.kind === 'port' ? portAt([row.item, row.name!]) : undefined;
  if (port) {
    const next = nextRow(rows, element, 'ArrowDown') ?? nextRow(rows, element, 'ArrowUp');
    editor.actions.unpromote(port.list, port.name);
    outline.setState({ active: next?.dataset['row'] });
    next?.focus();
  }
  if (row.kind !== 'item' || itemOf(row.item).kind === 'boundary') return;
  const { items } = editor.getState().selection;
  const gone = items.has(row.item) ? items : new Set([row.item]);
  const isLeft = (other: HTMLElement): boolean => !gone.has(readRow(other.dataset['row']!).item);
  const at = rows.indexOf(element);
  const next = rows.slice(at).find(isLeft) ?? rows.slice(0, at).findLast(isLeft);
  editor.actions.remove({ items: gone });
  outline.setState({ active: next?.dataset['row'] });
  requestAnimationFrame(() => (next ?? tree).focus());
}
