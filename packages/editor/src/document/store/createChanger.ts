import type { Workflow } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { boundaryEdges } from '../boundary/boundaryEdges.ts';
import { boundarySideOf } from '../boundary/boundaryEnds.ts';
import { edgeIds } from '../edgeIds.ts';
import type { Size, SizeOf } from '../geometry.ts';
import { type Graph, graphAt, withGraph } from '../graph.ts';
import { addEntry, type History, type HistoryEntry, stepsTo } from '../history/history.ts';
import { applyPatches, patchesBetween } from '../history/patches.ts';
import { itemOf } from '../items.ts';
import { readLayout } from '../layout/readLayout.ts';
import { usualSize } from '../layout/usualSize.ts';
import { openPath, subgraphAt } from '../subgraphs/subgraphAt.ts';
import { isAlike } from '../views/stable.ts';
import { checkAll } from './checkAll.ts';
import { currentGraph, type EditorState, nothingSelected, type Selection } from './state.ts';

/** What goes with a change. */
export interface ChangeOptions {
  /** Changes of one group that follow each other are one step. */
  readonly group?: string;
  /** How long a group rests, in milliseconds, before it is over; without it, until `settle`. */
  readonly rest?: number;
  /** What is selected after it. */
  readonly select?: Partial<Selection>;
}

/** The one way in which a document changes. */
export interface Changer {
  /** Changes the graph that one looks at, as a step of the history. */
  edit(name: string, change: (graph: Graph) => Graph, options?: ChangeOptions): void;
  /** Changes the whole document, as a step of the history. */
  change(name: string, change: (workflow: Workflow) => Workflow, options?: ChangeOptions): void;
  /** Changes what is no step and makes nothing dirty, such as what is in sight. */
  silently(change: (graph: Graph) => Graph): void;
  /** Goes to a position in the history. */
  jump(position: number): void;
  /** Ends a group: what follows is another step. */
  settle(): void;
  /** The group that a further change would join. */
  group(): string | undefined;
  measure(item: string, size: Size): void;
  sizeOf: SizeOf;
}

interface Options {
  readonly now: () => number;
  readonly limit: number;
}

export function createChanger(store: StoreApi<EditorState>, { now, limit }: Options): Changer {
  const sizes = new Map<string, Size>();
  /** The group that the last step belongs to, and the document as it was before it. */
  let open: { readonly group: string; readonly before: Workflow; readonly until: number } | undefined;

  return { edit, change, silently, jump, settle, group: () => open?.group, measure, sizeOf };

  function edit(name: string, make: (graph: Graph) => Graph, options?: ChangeOptions): void {
    change(name, (workflow) => withCurrent(workflow, make), options);
  }

  function change(name: string, make: (workflow: Workflow) => Workflow, options: ChangeOptions = {}): void {
    const { workflow, history, path, selection } = store.getState();
    const at = now();
    const { group, rest = Infinity, select } = options;
    const next = make(workflow);
    if (next === workflow) return;
    const joins = open !== undefined && open.group === group && at <= open.until;
    const before = joins ? open!.before : workflow;
    const entry: HistoryEntry = {
      ...{ name, at, path },
      undo: patchesBetween(next, before),
      redo: patchesBetween(before, next),
    };
    const base = joins ? { ...history, position: history.position - 1 } : history;
    open = group === undefined ? undefined : { group, before, until: at + rest };
    update(next, {
      history: entry.redo.length === 0 ? forget(base, history) : addEntry(base, entry, limit),
      selection: { ...selection, ...select },
    });
    if (entry.redo.length === 0) open = undefined;
  }

  function silently(make: (graph: Graph) => Graph): void {
    const workflow = withCurrent(store.getState().workflow, make);
    if (open) open = { ...open, before: withCurrent(open.before, make) };
    store.setState({ workflow });
  }

  function jump(position: number): void {
    const { history, workflow } = store.getState();
    const steps = stepsTo(history, position);
    if (!steps) return;
    open = undefined;
    update(applyPatches(workflow, steps.patches), {
      history: { ...history, position },
      path: steps.entry.path,
    });
  }

  function settle(): void {
    open = undefined;
  }

  /** Brings all else in line with a document. */
  function update(workflow: Workflow, given: Partial<EditorState>): void {
    const state = { ...store.getState(), ...given, workflow };
    const old = store.getState();
    const path = openPath(workflow, state.path);
    const runs = (['nodes', 'edges', 'subgraphs'] as const).some(
      (key) => workflow[key] !== old.workflow[key],
    );
    store.setState({
      ...{ workflow, history: state.history, path },
      selection: whatIsThere(
        { workflow, path },
        isAlike(path, old.path, 1) ? state.selection : nothingSelected,
      ),
      ...(runs && { checked: checkAll(state, old.checked) }),
    });
  }

  function withCurrent(workflow: Workflow, make: (graph: Graph) => Graph): Workflow {
    const subgraph = subgraphAt(workflow, store.getState().path);
    const graph = graphAt(workflow, subgraph);
    return withGraph(workflow, subgraph, make(graph));
  }

  function measure(item: string, size: Size): void {
    sizes.set(item, size);
  }

  function sizeOf(item: string): Size {
    return sizes.get(item) ?? usualSize(store.getState(), item);
  }
}

/** A group that came back to where it began is no step. */
function forget(base: History, { entries, saved }: History): History {
  return {
    ...base,
    entries: entries.slice(0, base.position),
    saved: saved === base.position + 1 ? undefined : saved,
  };
}

/** The part of a selection that is in the graph. */
export function whatIsThere(state: Pick<EditorState, 'workflow' | 'path'>, selection: Selection): Selection {
  const graph = currentGraph(state);
  const { frames, notes } = readLayout(graph.layout);
  const ids = new Set(
    selection.edges.size === 0 ? [] : [...edgeIds(graph.edges), ...boundaryEdges(graph).map(({ id }) => id)],
  );
  const items = only(selection.items, (id) => {
    const { kind, key } = itemOf(id);
    if (kind === 'boundary') return state.path.length > 0 && boundarySideOf(id) !== undefined;
    return kind === 'node' ? Object.hasOwn(graph.nodes, key) : (kind === 'frame' ? frames : notes).has(key);
  });
  const edges = only(selection.edges, (id) => ids.has(id));
  return items === selection.items && edges === selection.edges ? selection : { items, edges };
}

function only(ids: ReadonlySet<string>, isThere: (id: string) => boolean): ReadonlySet<string> {
  const left = [...ids].filter(isThere);
  return left.length === ids.size ? ids : new Set(left);
}
