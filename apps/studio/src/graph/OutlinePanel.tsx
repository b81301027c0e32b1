import { Outline } from '@tweedie/editor';
import { type JSX, useCallback } from 'react';
import { useCanvasFiles } from '../files/useCanvasFiles.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './GraphView.module.css';

/** The graph as a tree. */
export function OutlinePanel(): JSX.Element {
  const { runs, runners } = useStudio();
  const { id, editor } = useDocument();
  const onRunTo = useCallback(
    (targets: readonly string[]) => {
      runs.start(runners.getState().chosen, editor.getState().workflow, { document: id, targets });
    },
    [runs, runners, editor, id],
  );
  return (
    <div data-panel="outline" tabIndex={-1} className={css.panel}>
      <Outline editor={editor} files={useCanvasFiles()} onRunTo={onRunTo} />
    </div>
  );
}
