import { CornerLeftUp, Plus } from 'lucide-react';
import {
  type ClipboardEvent,
  type JSX,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { useCanvas, useCanvasUi, useEditorState } from '../canvas/canvasContext.ts';
import { EditorScope, type EditorScopeProps } from '../canvas/EditorScope.tsx';
import { newPort } from '../document/boundary/boundaryEnds.ts';
import { itemOf } from '../document/items.ts';
import { boundaryViews } from '../document/views/boundaryViews.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { strings } from '../strings/outline.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { MenuItem } from '../ui/menuItem.ts';
import { PointerMenu } from '../ui/PointerMenu.tsx';
import { BoundaryRows } from './BoundaryRows.tsx';
import { ItemRow } from './ItemRow.tsx';
import { rowOf } from './moveInTree.ts';
import { NodeRows } from './NodeRows.tsx';
import css from './Outline.module.css';
import { outlineActions } from './outlineActions.ts';
import { createOutline, OutlineContext, type OutlineScope, useOutline } from './outlineContext.ts';
import { outlineItems } from './outlineItems.ts';
import { outlineMenu } from './outlineMenu.ts';
import { readRow, type RowKey, writeRow } from './rowKey.ts';
import { openMenu, select, useOutlineKeys } from './useOutlineKeys.ts';

export interface OutlineProps extends Omit<EditorScopeProps, 'children'> {
  /** Runs what nodes need, by their paths. */
  readonly onRunTo?: OutlineScope['onRunTo'];
}

/**
 * The graph as a tree: each node in the order in which they run, with its inputs, parameters, outputs and problems. All
 * that the canvas does can be done here, by keys and with a screen reader.
 */
export function Outline({ onRunTo, ...scope }: OutlineProps): JSX.Element {
  const [outline] = useState(createOutline);
  const own = useMemo(() => ({ outline, onRunTo }), [outline, onRunTo]);
  return (
    <OutlineContext value={own}>
      <EditorScope {...scope}>
        <Content />
      </EditorScope>
    </OutlineContext>
  );
}

function Content(): JSX.Element {
  const canvas = useCanvas();
  const scope = useOutline();
  const can = useMemo(() => outlineActions(canvas, scope), [canvas, scope]);
  const around = useEditorState(({ path, ...state }) =>
    path.length === 0 ? undefined : titleOfNode({ ...state, path: path.slice(0, -1) }, path.at(-1)!),
  );
  return (
    <div className={css.outline}>
      <div className={css.bar}>
        {around !== undefined && (
          <>
            <IconButton
              size="small"
              label={strings.leave}
              shortcut="Ctrl+↑"
              icon={<CornerLeftUp />}
              onClick={can.leave}
            />
            <span className={css.around}>{strings.inside(around)}</span>
          </>
        )}
        <Button size="small" icon={<Plus />} onClick={can.addNode}>
          {strings.add}
        </Button>
      </div>
      <Tree />
    </div>
  );
}

function Tree(): JSX.Element {
  const canvas = useCanvas();
  const { editor } = canvas;
  const scope = useOutline();
  const tree = useRef<HTMLDivElement>(null);
  const onKeyDown = useOutlineKeys();
  const [menu, setMenu] = useState<readonly MenuItem[]>([]);
  const state = useEditorState((all) => all);
  const items = useMemo(() => outlineItems(state), [state]);
  const boundary = boundaryViews(state);
  useFollowSelection(tree);

  function rowAt({ target }: { readonly target: EventTarget }): HTMLElement | null {
    return (target as Element).closest<HTMLElement>('[data-row]');
  }
  function onClick(event: MouseEvent): void {
    const element = rowAt(event);
    if (!element) return;
    const row = readRow(element.dataset['row']!);
    const on = (mark: string): boolean => (event.target as Element).closest(mark) !== null;
    if (on('[data-menu]')) {
      element.focus();
      openMenu(element);
    } else if (on('[data-toggle]')) {
      const open = new Set(scope.outline.getState().open);
      if (!open.delete(row.item)) open.add(row.item);
      scope.outline.setState({ open });
    } else if (row.kind === 'item' && !on('input')) {
      const { items } = editor.getState().selection;
      if (event.shiftKey || event.ctrlKey || event.metaKey)
        editor.actions.select({ items: [...items, row.item], edges: [] });
      else select({ editor, outline: scope.outline }, row.item);
    }
  }
  function onContextMenu(event: MouseEvent): void {
    const element = rowAt(event);
    if (!element || (event.target as Element).closest('input, textarea')) {
      event.stopPropagation();
      return;
    }
    const row = readRow(element.dataset['row']!);
    if (!editor.getState().selection.items.has(row.item))
      select({ editor, outline: scope.outline }, row.item);
    scope.outline.setState({ active: element.dataset['row'] });
    setMenu(outlineMenu(canvas, scope, row));
  }
  /** What two clicks do. */
  function open({ kind, item, name }: RowKey, element: HTMLElement): void {
    const isPort = kind === 'port' && name !== newPort;
    if (isPort) scope.outline.setState({ renaming: element.dataset['row'] });
    if (kind !== 'item' || itemOf(item).kind === 'boundary') return;
    if (!outlineActions(canvas, scope).enter(item)) scope.outline.setState({ renaming: item });
  }
  function onCopy(event: ClipboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const text = editor.actions.copy();
    if (text === undefined) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') editor.actions.remove();
  }
  function onPaste(event: ClipboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const text = event.clipboardData.getData('text/plain');
    if (editor.actions.paste(text, outlineActions(canvas, scope).room())) event.preventDefault();
  }
  return (
    <div style={{ display: 'contents' }} onContextMenuCapture={onContextMenu}>
      <PointerMenu label={strings.outline} items={menu}>
        <div
          ref={tree}
          role="treegrid"
          aria-label={strings.tree}
          aria-multiselectable
          tabIndex={items.length === 0 ? 0 : -1}
          className={css.tree}
          onKeyDown={(event) => {
            if (items.length === 0 && (event.key === 'Insert' || event.key === 'Enter'))
              outlineActions(canvas, scope).addNode();
            else onKeyDown(event);
          }}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (relatedTarget) delete currentTarget.dataset['focus'];
          }}
          onFocus={(event) => {
            const { dataset } = event.currentTarget;
            dataset['focus'] = 'in';
            const { active } = scope.outline.getState();
            const row = rowAt(event);
            const isBack = dataset['comes'] === 'back' && active !== undefined;
            delete dataset['comes'];
            if (isBack) rowOf(event.currentTarget, active)?.focus();
            else if (row) scope.outline.setState({ active: row.dataset['row'] });
          }}
          onClick={onClick}
          onDoubleClick={(event) => {
            const element = rowAt(event);
            const row = element && readRow(element.dataset['row']!);
            if (row) open(row, element);
          }}
          {...{ onCopy, onCut: onCopy, onPaste }}
        >
          {items.length === 0 && (
            <div role="row">
              <span role="gridcell" className={css.empty}>
                {strings.empty}
              </span>
            </div>
          )}
          {boundary.slice(0, 1).map((view) => (
            <BoundaryRows key={view.id} {...view} />
          ))}
          {items.map((view) =>
            view.type === 'node' ? (
              <NodeRows key={view.id} id={view.id} data={view.data} selected={view.selected} />
            ) : (
              <ItemRow key={view.id} view={view} />
            ),
          )}
          {boundary.slice(1).map((view) => (
            <BoundaryRows key={view.id} {...view} />
          ))}
        </div>
      </PointerMenu>
    </div>
  );
}

/**
 * Goes to the row of what is selected elsewhere, and always has a row that the Tab key comes to. Where the focus was in
 * a row that is no more, it goes along.
 */
function useFollowSelection(tree: RefObject<HTMLElement | null>): void {
  const { ui } = useCanvas();
  const { outline } = useOutline();
  const selected = useEditorState(({ selection }) => [...selection.items].at(-1));
  const first = useEditorState((state) => outlineItems(state)[0]?.id);
  const workflow = useEditorState((state) => state.workflow);
  const active = useStore(outline, (state) => state.active);
  const palette = useCanvasUi((state) => state.palette !== undefined);
  const before = useRef(selected);

  useEffect(() => {
    const root = tree.current;
    const item = selected ?? first;
    if (!root || item === undefined) return;
    const old = active === undefined ? undefined : rowOf(root, active);
    const isOwn = selected === outline.getState().chosen || readRow(active ?? '').item === selected;
    const isNews = selected !== undefined && selected !== before.current && !isOwn;
    if (isNews) outline.setState({ chosen: undefined });
    before.current = selected;
    if (old && !isNews) return;
    const key = writeRow({ kind: 'item', item });
    const row = rowOf(root, key);
    const lostFocus = !old && document.activeElement === document.body && root.dataset['focus'] === 'in';
    const hasFocus = old !== undefined && old === document.activeElement;
    outline.setState({ active: key });
    row?.scrollIntoView({ block: 'nearest' });
    if (lostFocus || hasFocus) row?.focus();
  }, [selected, first, workflow, active, outline, tree]);

  // where the palette gives the focus back, which it does a moment later, the node that it added takes it
  useEffect(
    () =>
      ui.subscribe((state, before) => {
        if (tree.current && before.palette && !state.palette) tree.current.dataset['comes'] = 'back';
      }),
    [ui, tree],
  );
  useEffect(() => {
    if (palette) return undefined;
    const timer = setTimeout(() => delete tree.current?.dataset['comes'], 100);
    return () => clearTimeout(timer);
  }, [palette, tree]);
}
