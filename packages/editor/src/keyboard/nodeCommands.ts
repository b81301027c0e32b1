import type { WorkflowNode } from '@tweedie/workflow';
import { prefixOf } from '../document/subgraphs/subgraphAt.ts';
import { tidyCanvas } from '../canvas/arrange/tidyCanvas.ts';
import { readLayout } from '../document/layout/readLayout.ts';
import { currentGraph } from '../document/store/state.ts';
import { parameterOfRow } from '../canvas/menus/menuTarget.ts';
import { toggleInForm } from '../form/formMenu.ts';
import type { CommandContext } from './command.ts';
import type { CommandSpecs } from './commands.ts';
import { all, hasItems, hasNodes, selectedNodes, selectedSubgraph } from './selected.ts';

const setMode = (mode: NonNullable<WorkflowNode['mode']>) => (context: CommandContext) => {
  const isSo = all(context, (node) => node.mode === mode);
  context.editor.actions.setMode(selectedNodes(context), isSo ? undefined : mode);
};

/** Whether all selected nodes are collapsed. */
export function areCollapsed(context: Pick<CommandContext, 'editor'>): boolean {
  const { nodes } = readLayout(currentGraph(context.editor.getState()).layout);
  return all(context, (_, id) => nodes.get(id)?.collapsed === true);
}

/** What is done to nodes that are selected, or to the frames and subgraphs around them. */
export const nodeCommands: CommandSpecs = {
  rename: {
    group: 'nodes',
    keys: ['F2'],
    when: (context) => selectedNodes(context).length === 1,
    run: (context) => context.ui.setState({ renaming: selectedNodes(context)[0] }),
  },
  runHere: run(['Shift+Enter'], (count) => count === 1),
  runSelection: run(['Shift+Enter'], (count) => count > 1),
  mute: { group: 'nodes', keys: ['M', 'Ctrl+M'], when: hasNodes, run: setMode('mute') },
  bypass: { group: 'nodes', keys: ['Ctrl+B'], when: hasNodes, run: setMode('bypass') },
  pin: {
    group: 'nodes',
    keys: ['P'],
    when: hasNodes,
    run(context) {
      const isSo = all(context, (node) => node.pinned === true);
      context.editor.actions.setPinned(selectedNodes(context), !isSo);
    },
  },
  collapse: {
    group: 'nodes',
    keys: ['H', 'Alt+C'],
    when: hasNodes,
    run: (context) => context.editor.actions.setCollapsed(selectedNodes(context), !areCollapsed(context)),
  },
  showAll: {
    group: 'nodes',
    keys: ['E'],
    when: hasNodes,
    run(context) {
      const { ui } = context;
      const ids = selectedNodes(context);
      const expanded = new Set(ui.getState().expanded);
      const isSo = ids.every((id) => expanded.has(id));
      for (const id of ids)
        if (isSo) expanded.delete(id);
        else expanded.add(id);
      ui.setState({ expanded });
    },
  },
  inForm: {
    group: 'nodes',
    keys: ['Alt+Shift+F'],
    when: () => parameterInFocus() !== undefined,
    run({ editor }) {
      const { node, name } = parameterInFocus()!;
      toggleInForm(editor, node, name);
    },
  },
  frame: {
    group: 'groups',
    keys: ['Ctrl+G', 'Ctrl+J'],
    when: hasItems,
    run: ({ editor }) => editor.actions.addFrame(),
  },
  group: {
    group: 'groups',
    keys: ['Ctrl+Shift+E', 'Ctrl+Alt+G'],
    when: hasNodes,
    run: ({ editor }) => editor.actions.group(),
  },
  ungroup: {
    group: 'groups',
    keys: ['Ctrl+Shift+U'],
    when: (context) => selectedSubgraph(context) !== undefined,
    run: (context) => context.editor.actions.ungroup(selectedSubgraph(context)!),
  },
  enter: {
    group: 'groups',
    keys: ['Tab', 'Ctrl+ArrowDown'],
    when: (context, press) =>
      selectedSubgraph(context) !== undefined && (press?.key !== 'Tab' || isOnCanvas(context)),
    run: (context) => context.editor.actions.enter(selectedSubgraph(context)!),
  },
  leave: {
    group: 'groups',
    keys: ['Ctrl+ArrowUp', 'Tab'],
    when: (context, press) =>
      context.editor.getState().path.length > 0 && (press?.key !== 'Tab' || isOnPane(context)),
    run: (context) => {
      const { editor } = context;
      const { path } = editor.getState();
      editor.actions.open(path.slice(0, -1));
      editor.actions.select({ items: path.slice(-1), edges: [] });
    },
  },
  tidy: { group: 'arrange', keys: ['Ctrl+Shift+F'], run: (context) => void tidyCanvas(context) },
  alignLeft: arrange(({ editor }) => editor.actions.align('left')),
  alignRight: arrange(({ editor }) => editor.actions.align('right')),
  alignTop: arrange(({ editor }) => editor.actions.align('top')),
  alignBottom: arrange(({ editor }) => editor.actions.align('bottom')),
  distributeHorizontally: arrange(({ editor }) => editor.actions.distribute('horizontally')),
  distributeVertically: arrange(({ editor }) => editor.actions.distribute('vertically')),
};

/** The parameter of a node whose row has the focus. */
function parameterInFocus(): { readonly node: string; readonly name: string } | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  const node = row?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  const name = parameterOfRow(row?.dataset['row'] ?? '');
  return node === undefined || name === undefined ? undefined : { node, name };
}

/** Nodes in a subgraph are known by the path that leads to them. */
function run(keys: readonly string[], fits: (count: number) => boolean): NonNullable<CommandSpecs['tidy']> {
  return {
    ...{ group: 'nodes', keys },
    when: (context) => context.onRun !== undefined && fits(selectedNodes(context).length),
    run(context) {
      const prefix = prefixOf(context.editor.getState().path);
      context.onRun?.(selectedNodes(context).map((id) => prefix + id));
    },
  };
}

function arrange(run: (context: CommandContext) => void): NonNullable<CommandSpecs['tidy']> {
  return {
    ...{ group: 'arrange', keys: [], run },
    when: ({ editor }) => editor.getState().selection.items.size > 1,
  };
}

/** Tab goes to the next control while the focus is in a node. */
function isOnCanvas({ root }: CommandContext): boolean {
  const active = document.activeElement;
  return !active || active === document.body || active === root || active.matches('.react-flow__node');
}

/** Nobody who goes through the page with Tab is held here. */
function isOnPane(context: CommandContext): boolean {
  return isOnCanvas(context) && !document.activeElement?.matches('.react-flow__node');
}
