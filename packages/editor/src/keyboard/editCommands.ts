import { edgeIds } from '../document/edgeIds.ts';
import { currentGraph } from '../document/store/state.ts';
import { canvasViews } from '../document/views/boundaryViews.ts';
import type { CommandContext } from './command.ts';
import type { CommandSpecs } from './commands.ts';
import { connectSelected } from './connectSelected.ts';
import { copySelected, pasteFromSystem } from './clipboard.ts';
import { hasItems, hasNodes, selectedNodes } from './selected.ts';

/** What changes the graph as a whole. */
export const editCommands: CommandSpecs = {
  undo: {
    group: 'edit',
    keys: ['Ctrl+Z'],
    repeats: true,
    when: ({ editor }) => editor.getState().history.position > 0,
    run: ({ editor }) => editor.actions.undo(),
  },
  redo: {
    group: 'edit',
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    repeats: true,
    when({ editor }) {
      const { position, entries } = editor.getState().history;
      return position < entries.length;
    },
    run: ({ editor }) => editor.actions.redo(),
  },
  cut: {
    group: 'edit',
    keys: ['Ctrl+X'],
    native: true,
    when: hasItems,
    run(context) {
      copySelected(context);
      context.editor.actions.remove();
    },
  },
  copy: { group: 'edit', keys: ['Ctrl+C'], native: true, when: hasItems, run: copySelected },
  paste: { group: 'edit', keys: ['Ctrl+V'], native: true, run: (context) => pasteFromSystem(context, false) },
  pasteWithEdges: {
    group: 'edit',
    keys: ['Ctrl+Shift+V'],
    native: true,
    run: (context) => pasteFromSystem(context, true),
  },
  duplicate: {
    group: 'edit',
    keys: ['Ctrl+D'],
    when: hasItems,
    run: ({ editor }) => editor.actions.duplicate(),
  },
  duplicateWithEdges: {
    group: 'edit',
    keys: ['Ctrl+Shift+D'],
    when: hasItems,
    run: ({ editor }) => editor.actions.duplicate(undefined, { incoming: true }),
  },
  delete: {
    group: 'edit',
    keys: ['Delete', 'Backspace'],
    when({ editor }) {
      const { items, edges } = editor.getState().selection;
      return items.size + edges.size > 0;
    },
    run: ({ editor }) => editor.actions.remove(),
  },
  select: {
    group: 'edit',
    keys: ['Enter'],
    when: () => focused() !== undefined,
    run({ editor }) {
      const { id, isEdge } = focused()!;
      editor.actions.select(isEdge ? { items: [], edges: [id] } : { items: [id], edges: [] });
    },
  },
  selectAll: {
    group: 'edit',
    keys: ['Ctrl+A'],
    run({ editor }) {
      const state = editor.getState();
      editor.actions.select({
        items: canvasViews(state).map(({ id }) => id),
        edges: edgeIds(currentGraph(state).edges),
      });
    },
  },
  selectNone: {
    group: 'edit',
    keys: ['Escape'],
    run({ editor, ui }) {
      ui.setState({ connecting: undefined, refusal: undefined });
      editor.actions.select({ items: [], edges: [] });
    },
  },
  addNode: {
    group: 'add',
    keys: ['Space', 'Shift+A'],
    run: ({ ui, room }) => ui.setState({ palette: { at: room(), takesFocus: true } }),
  },
  addNote: {
    group: 'add',
    keys: ['Shift+N'],
    run: ({ editor, pointer }) => editor.actions.addNote(pointer()),
  },
  connect: {
    group: 'add',
    keys: ['C'],
    when: (context) => selectedNodes(context).length === 1,
    run: (context) => context.ui.setState({ targets: { node: selectedNodes(context)[0]! } }),
  },
  connectSelected: {
    group: 'add',
    keys: ['F'],
    when: (context) => selectedNodes(context).length > 1,
    run: connectSelected,
  },
  swapLinks: {
    group: 'add',
    keys: ['Alt+S'],
    when: (context) => selectedNodes(context).length === 1,
    run(context) {
      const [id] = selectedNodes(context);
      const { edges } = currentGraph(context.editor.getState());
      const [one, other] = edges.filter(({ to }) => to[0] === id).map(({ to }) => to);
      if (one && other) context.editor.actions.swapLinks(one, other);
    },
  },
  detach: {
    group: 'add',
    keys: ['Alt+D'],
    when: hasNodes,
    run: ({ editor }) => editor.actions.detach(),
  },
  disconnect: {
    group: 'add',
    keys: ['Alt+X'],
    when: (context) => edgesOfSelected(context).length > 0,
    run: (context) => context.editor.actions.remove({ edges: edgesOfSelected(context) }),
  },
};

function edgesOfSelected(context: CommandContext): readonly string[] {
  const nodes = new Set(selectedNodes(context));
  const { edges } = currentGraph(context.editor.getState());
  return edgeIds(edges).filter((_, i) => nodes.has(edges[i]!.from[0]) || nodes.has(edges[i]!.to[0]));
}

/** The item or the edge that has the focus itself. */
function focused(): { readonly id: string; readonly isEdge: boolean } | undefined {
  const element = document.activeElement?.closest<HTMLElement>('.react-flow__node, .react-flow__edge');
  const id = element === document.activeElement ? element?.dataset['id'] : undefined;
  return element && id !== undefined ? { id, isEdge: element.matches('.react-flow__edge') } : undefined;
}
