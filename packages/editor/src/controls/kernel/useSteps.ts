import { useReducer } from 'react';

/** A value that can be taken back to what it was. */
export interface Steps<T> {
  readonly value: T;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Values that follow each other are one step until `settle`. */
  readonly set: (value: T) => void;
  readonly settle: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface State<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  readonly open: boolean;
}

type Change<T> = { readonly set: T } | 'settle' | 'undo' | 'redo';

/** Keeps the steps of a dialog, which are none of the document. */
export function useSteps<T>(first: T): Steps<T> {
  const [{ past, now, future }, act] = useReducer(step<T>, { past: [], now: first, future: [], open: false });
  return {
    value: now,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    set: (value) => act({ set: value }),
    settle: () => act('settle'),
    undo: () => act('undo'),
    redo: () => act('redo'),
  };
}

function step<T>(state: State<T>, change: Change<T>): State<T> {
  const { past, now, future, open } = state;
  if (change === 'settle') return { ...state, open: false };
  if (change === 'undo') {
    return past.length === 0
      ? state
      : { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future], open: false };
  }
  if (change === 'redo') {
    return future.length === 0
      ? state
      : { past: [...past, now], now: future[0]!, future: future.slice(1), open: false };
  }
  if (change.set === now) return state;
  return { past: open ? past : [...past, now], now: change.set, future: [], open: true };
}
