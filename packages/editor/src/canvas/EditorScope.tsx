import { type JSX, type ReactNode, useMemo, useState } from 'react';
import type { ControlTable } from '../controls/control.ts';
import { controlTable } from '../controls/controlTable.ts';
import type { Editor } from '../document/store/createEditor.ts';
import { Palette } from '../palette/Palette.tsx';
import { type Canvas, CanvasContext, type CanvasFiles } from './canvasContext.ts';
import { createCanvasUi } from './canvasUi.ts';
import { TargetList } from './connecting/TargetList.tsx';

export interface EditorScopeProps {
  readonly editor: Editor;
  /** How files come to the host. The same object as long as it says the same. */
  readonly files?: CanvasFiles;
  /** Controls in the place of those that the editor brings, by kind. */
  readonly controls?: Partial<ControlTable>;
  readonly children: ReactNode;
}

const nothing = {};

/** What controls need beside a canvas, as in a form: the editor, files, the palette, and the list of ports. */
export function EditorScope(props: EditorScopeProps): JSX.Element {
  const { editor, files = nothing, controls = nothing, children } = props;
  const [ui] = useState(createCanvasUi);
  const canvas = useMemo<Canvas>(
    () => ({ editor, ui, parts: nothing, files, controls: { ...controlTable, ...controls } }),
    [editor, ui, files, controls],
  );
  return (
    <CanvasContext value={canvas}>
      {children}
      <Palette />
      <TargetList />
    </CanvasContext>
  );
}
