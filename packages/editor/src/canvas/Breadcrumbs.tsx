import { Panel } from '@xyflow/react';
import { ChevronRight } from 'lucide-react';
import { Fragment, type JSX } from 'react';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { strings } from '../strings/canvas.ts';
import { useCanvas, useEditorState } from './canvasContext.ts';
import css from './EditorCanvas.module.css';

/** Where one is in subgraphs, and the way back. */
export function Breadcrumbs(): JSX.Element | null {
  const { editor } = useCanvas();
  const path = useEditorState((state) => state.path);
  const name = useEditorState((state) => state.workflow.name);
  const titles = useEditorState((state) =>
    state.path.map((id, i) => titleOfNode({ ...state, path: state.path.slice(0, i) }, id)).join('\n'),
  );
  if (path.length === 0) return null;
  const steps = [name ?? strings.untitled, ...titles.split('\n')];
  return (
    <Panel position="top-left">
      <nav className={css.crumbs} aria-label={strings.breadcrumbs}>
        {steps.map((title, i) => (
          <Fragment key={i}>
            {i > 0 && <ChevronRight aria-hidden />}
            <button
              type="button"
              {...(i === path.length && { 'aria-current': 'page' })}
              onClick={() => editor.actions.open(path.slice(0, i))}
            >
              {title}
            </button>
          </Fragment>
        ))}
      </nav>
    </Panel>
  );
}
