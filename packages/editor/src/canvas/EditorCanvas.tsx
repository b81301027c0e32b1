import { ReactFlowProvider } from '@xyflow/react';
import { type JSX, type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ControlTable } from '../controls/control.ts';
import { controlTable } from '../controls/controlTable.ts';
import type { Editor } from '../document/store/createEditor.ts';
import { classes } from '../ui/classes.ts';
import { type Canvas, CanvasContext, type CanvasFiles, type NodeParts } from './canvasContext.ts';
import { createCanvasUi } from './canvasUi.ts';
import css from './EditorCanvas.module.css';
import { FlowSurface } from './flow/FlowSurface.tsx';
import { Refusal } from './connecting/Refusal.tsx';

export interface EditorCanvasProps {
  readonly editor: Editor;
  /** What others put on nodes. The same object as long as it says the same. */
  readonly parts?: NodeParts;
  /** How files come to the host. The same object as long as it says the same. */
  readonly files?: CanvasFiles;
  /** Controls in the place of those that the editor brings, by kind. */
  readonly controls?: Partial<ControlTable>;
  readonly className?: string;
  /** Stands over the canvas. */
  readonly children?: ReactNode;
}

const nothing = {};

/** The graph as it is drawn and edited, as large as the place that it stands in. */
export function EditorCanvas(props: EditorCanvasProps): JSX.Element {
  const { editor, parts = nothing, files = nothing, controls = nothing, className, children } = props;
  const [ui] = useState(createCanvasUi);
  const canvas = useMemo<Canvas>(
    () => ({ editor, ui, parts, files, controls: { ...controlTable, ...controls } }),
    [editor, ui, parts, files, controls],
  );
  const path = useStore(editor, (state) => state.path);
  return (
    <CanvasContext value={canvas}>
      <ReactFlowProvider key={path.join('/')}>
        <div className={classes('tweedie', css.canvas, className)}>
          <FlowSurface />
          <Refusal />
          {children}
        </div>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
