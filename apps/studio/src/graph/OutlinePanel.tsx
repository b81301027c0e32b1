import { Outline } from '@tweedie/editor';
import type { JSX } from 'react';
import { useCanvasFiles } from '../files/useCanvasFiles.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './GraphView.module.css';

/** The graph as a tree. */
export function OutlinePanel(): JSX.Element {
  const { launcher } = useStudio();
  const { editor } = useDocument();
  return (
    <div data-panel="outline" tabIndex={-1} className={css.panel}>
      <Outline editor={editor} files={useCanvasFiles()} onRunTo={launcher.launch} />
    </div>
  );
}
