import type { Looks, NodeCatalogue, Workflow } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import type { Viewport } from '../layout/readLayout.ts';
import { clearHistory } from '../history/history.ts';
import { openPath } from '../subgraphs/subgraphAt.ts';
import { type ArrangeActions, arrangeActions } from './arrangeActions.ts';
import { type ClipboardActions, clipboardActions } from './clipboardActions.ts';
import { checkAll } from './checkAll.ts';
import { type Changer, whatIsThere } from './createChanger.ts';
import { type EdgeActions, edgeActions } from './edgeActions.ts';
import { type FormActions, formActions } from './formActions.ts';
import { type GroupActions, groupActions } from './groupActions.ts';
import { type NodeActions, nodeActions } from './nodeActions.ts';
import { type EditorState, nothingSelected, type Selection } from './state.ts';

export interface Actions
  extends NodeActions, EdgeActions, ArrangeActions, GroupActions, ClipboardActions, FormActions {
  /** Selects items and edges, and nothing else; what is left out is as it was. */
  select(selection: Partial<{ readonly [K in keyof Selection]: Iterable<string> }>): void;
  /** Opens the node that stands for a subgraph, in the graph that one looks at. */
  enter(node: string): void;
  /** Opens a path of nodes from the workflow on; [] closes all. */
  open(path: readonly string[]): void;
  /** Opens the graph that a node is in, by its path `outer/inner`, selects it, and lets the canvas bring it in sight. */
  seek(path: string): void;
  undo(): void;
  redo(): void;
  /** Goes to a position in the history: 0 is the beginning. */
  jump(position: number): void;
  /** Forgets all steps: there is nothing to undo any more. */
  clearHistory(): void;
  /** Ends a drag, or the typing in a field: what follows is another step. */
  settle(): void;
  /** Says that the document is saved as it is. */
  markSaved(): void;
  /** What is in sight is kept in the document, but is no step of the history. */
  setViewport(viewport: Viewport): void;
  /** Puts another document in the place of this one, as one step of the history with a name of its own. */
  replace(name: string, workflow: Workflow): void;
  /** Names the document. */
  setName(name: string): void;
  /** Takes in what nodes found outside of the document, such as the sizes of files, and what they did not find. */
  setLooked(looks: Looks): void;
  /** Takes other kinds of nodes, as when a plugin came. */
  setCatalogue(catalogue: NodeCatalogue): void;
}

export function createActions(store: StoreApi<EditorState>, changer: Changer): Actions {
  return {
    ...nodeActions(store, changer),
    ...edgeActions(store, changer),
    ...arrangeActions(store, changer),
    ...groupActions(store, changer),
    ...clipboardActions(store, changer),
    ...formActions(store, changer),
    select({ items, edges }) {
      const { selection } = store.getState();
      const next = {
        items: items ? new Set(items) : selection.items,
        edges: edges ? new Set(edges) : selection.edges,
      };
      store.setState({ selection: whatIsThere(store.getState(), next) });
    },
    enter: (node) => open([...store.getState().path, node]),
    open,
    seek(path) {
      const steps = path.split('/');
      const item = steps.pop()!;
      if (steps.join('/') !== store.getState().path.join('/')) open(steps);
      const selection = { items: new Set([item]), edges: new Set<string>() };
      store.setState({ selection: whatIsThere(store.getState(), selection), sought: { item } });
    },
    undo: () => changer.jump(store.getState().history.position - 1),
    redo: () => changer.jump(store.getState().history.position + 1),
    jump: changer.jump,
    clearHistory() {
      changer.settle();
      store.setState({ history: clearHistory(store.getState().history) });
    },
    settle: changer.settle,
    markSaved() {
      changer.settle();
      const { history } = store.getState();
      store.setState({ history: { ...history, saved: history.position } });
    },
    setViewport({ x, y, zoom }) {
      changer.silently((graph) => ({ ...graph, layout: { ...graph.layout, viewport: { x, y, zoom } } }));
    },
    replace(name, workflow) {
      changer.settle();
      changer.change(name, () => workflow);
    },
    setName(name) {
      const options = { group: 'name', rest: 1000 };
      changer.change(
        en.history.nameDocument(name),
        (workflow) => (workflow.name === name ? workflow : { ...workflow, name }),
        options,
      );
    },
    setLooked: ({ looked, problems }) => again({ looked, notFound: problems }),
    setCatalogue: (catalogue) => again({ catalogue }),
  };

  function open(path: readonly string[]): void {
    const { workflow } = store.getState();
    changer.settle();
    store.setState({ path: openPath(workflow, path), selection: nothingSelected });
  }

  function again(given: Partial<EditorState>): void {
    const state = { ...store.getState(), ...given };
    store.setState({ ...given, checked: checkAll(state, state.checked) });
  }
}
