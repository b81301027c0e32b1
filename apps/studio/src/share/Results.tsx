import { ResultsPanel } from '@tweedie/editor';
import type { Workflow } from '@tweedie/workflow';
import { type JSX, useCallback } from 'react';
import { useStore } from 'zustand';
import { useDocument, useStudio } from '../studioContext.ts';

/** What came out. Each PNG that is saved carries the graph that it came out of, unless somebody said no. */
export function Results(): JSX.Element {
  const { sharing } = useStudio();
  const { editor } = useDocument();
  const settings = useStore(sharing);
  const pngText = useCallback(
    (workflow: Workflow) => sharing.pngText(workflow, editor.getState().catalogue),
    [sharing, editor, settings],
  );
  return <ResultsPanel pngText={pngText} />;
}
