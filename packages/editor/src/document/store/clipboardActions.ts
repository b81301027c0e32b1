import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { readFragment, writeFragment } from '../clipboard/clipboardText.ts';
import { type Fragment, takeFragment } from '../clipboard/fragment.ts';
import { putFragment, type PutOptions } from '../clipboard/putFragment.ts';
import type { Point } from '../geometry.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';
import type { Changer } from './createChanger.ts';
import type { EditorState } from './state.ts';

/** How far a duplicate stands from what it was made of. */
const aside: Point = { x: 40, y: 40 };

export interface ClipboardActions {
  /** The text of items, those that are selected unless given, for the clipboard. `undefined` where there are none. */
  copy(items?: Iterable<string>): string | undefined;
  /**
   * Puts what a text holds at a place, and selects it; with `incoming`, edges that led to it from outside come along
   * where their nodes are there. Gives false for the text of something else.
   */
  paste(text: string, at: Point, options?: { readonly incoming?: boolean }): boolean;
  /** Puts items once more beside themselves, and selects these. */
  duplicate(items?: Iterable<string>, options?: { readonly incoming?: boolean }): void;
}

export function clipboardActions(store: StoreApi<EditorState>, { change }: Changer): ClipboardActions {
  /** What was copied here last: its text has no paths of this machine, but here they hold. */
  let copied: { readonly text: string; readonly fragment: Fragment } | undefined;

  return {
    copy(items = store.getState().selection.items) {
      const fragment = take(items);
      if (count(fragment) === 0) return undefined;
      const text = writeFragment(fragment, store.getState().catalogue);
      copied = { text, fragment };
      return text;
    },
    paste(text, at, { incoming = false } = {}) {
      const fragment = copied?.text === text ? copied.fragment : readFragment(text);
      if (!fragment || count(fragment) === 0) return false;
      put(fragment, en.history.paste, { at, incoming });
      return true;
    },
    duplicate(items = store.getState().selection.items, { incoming = false } = {}) {
      put(take(items), en.history.duplicate, { at: { by: aside }, incoming });
    },
  };

  function take(items: Iterable<string>): Fragment {
    const { workflow, path } = store.getState();
    return takeFragment(workflow, subgraphAt(workflow, path), items);
  }

  function put(fragment: Fragment, name: (n: number) => string, options: PutOptions): void {
    const { workflow, path } = store.getState();
    const { workflow: next, items } = putFragment(workflow, subgraphAt(workflow, path), fragment, options);
    if (items.length === 0) return;
    const select = { items: new Set(items), edges: new Set<string>() };
    change(name(items.length), () => next, { select });
  }
}

function count({ nodes, layout: { frames = {}, notes = {} } }: Fragment): number {
  return [nodes, frames, notes].reduce<number>((sum, part) => sum + Object.keys(part as object).length, 0);
}
