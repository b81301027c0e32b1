import { type Editor, estimateRun, type RunEstimate } from '@tweedie/editor';
import { useMemo } from 'react';
import { useStore } from 'zustand';

/** What a run of the document would take; `undefined` where there is nothing to run. */
export function useEstimate(editor: Editor): RunEstimate | undefined {
  const checked = useStore(editor, (state) => state.checked);
  return useMemo(() => {
    const estimate = estimateRun(checked);
    return estimate.bytes === 0 && estimate.evaluations === 0 ? undefined : estimate;
  }, [checked]);
}
