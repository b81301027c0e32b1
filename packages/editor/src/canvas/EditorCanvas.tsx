import { ReactFlowProvider } from '@xyflow/react';
import { type DragEvent, type JSX, type ReactNode, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ControlTable } from '../controls/control.ts';
import { controlTable } from '../controls/controlTable.ts';
import type { Editor } from '../document/store/createEditor.ts';
import { pasteFrom } from '../keyboard/clipboard.ts';
import type { Command } from '../keyboard/command.ts';
import { CommandList } from '../keyboard/CommandList.tsx';
import { commands as ownCommands } from '../keyboard/commands.ts';
import { focusItem } from '../keyboard/focusItem.ts';
import { selectedNodes } from '../keyboard/selected.ts';
import { useCommandContext } from '../keyboard/useCommandContext.ts';
import { useKeyboard } from '../keyboard/useKeyboard.ts';
import { Palette } from '../palette/Palette.tsx';
import { strings } from '../strings/canvas.ts';
import { classes } from '../ui/classes.ts';
import {
  type Canvas,
  CanvasContext,
  type CanvasFiles,
  type NodeParts,
  useCanvas,
  useCanvasUi,
} from './canvasContext.ts';
import { createCanvasUi } from './canvasUi.ts';
import { Refusal } from './connecting/Refusal.tsx';
import { TargetList } from './connecting/TargetList.tsx';
import css from './EditorCanvas.module.css';
import { useKnife } from './edges/useKnife.tsx';
import { FlowSurface } from './flow/FlowSurface.tsx';
import { CanvasMenu } from './menus/CanvasMenu.tsx';

export interface EditorCanvasProps {
  readonly editor: Editor;
  /** What others put on nodes. The same object as long as it says the same. */
  readonly parts?: NodeParts;
  /** How files come to the host. The same object as long as it says the same. */
  readonly files?: CanvasFiles;
  /**
   * Runs nodes, by their paths (`outer/inner` inside of a subgraph), with all that they need. The same function as long as
   * it does the same. Without it nothing offers to.
   */
  readonly onRun?: (targets: readonly string[]) => void;
  /** Controls in the place of those that the editor brings, by kind. */
  readonly controls?: Partial<ControlTable>;
  /** Commands beside those of the canvas, which they come before. The same list as long as it says the same. */
  readonly commands?: readonly Command[];
  readonly className?: string;
  /** Stands over the canvas. */
  readonly children?: ReactNode;
}

const nothing = {};
const none: readonly Command[] = [];

/** The graph as it is drawn and edited, as large as the place that it stands in. */
export function EditorCanvas(props: EditorCanvasProps): JSX.Element {
  const { editor, parts = nothing, files = nothing, controls = nothing, commands = none } = props;
  const { onRun, className, children } = props;
  const [ui] = useState(createCanvasUi);
  const canvas = useMemo<Canvas>(
    () => ({ editor, ui, parts, files, onRun, controls: { ...controlTable, ...controls } }),
    [editor, ui, parts, files, onRun, controls],
  );
  const all = useMemo(() => [...commands, ...ownCommands], [commands]);
  const path = useStore(editor, (state) => state.path);
  return (
    <CanvasContext value={canvas}>
      <ReactFlowProvider key={path.join('/')}>
        <Surface className={className} commands={all}>
          {children}
        </Surface>
      </ReactFlowProvider>
    </CanvasContext>
  );
}

interface SurfaceProps {
  readonly className: string | undefined;
  readonly commands: readonly Command[];
  readonly children: ReactNode;
}

function Surface({ className, commands, children }: SurfaceProps): JSX.Element {
  const { files } = useCanvas();
  const root = useRef<HTMLDivElement>(null);
  const contextOf = useCommandContext(root);
  useKeyboard(root, contextOf, commands);
  const knife = useKnife(root);
  const connecting = useCanvasUi((state) => state.connecting !== undefined);
  function focusAdded(): void {
    const context = contextOf();
    const [added] = context ? selectedNodes(context) : [];
    if (context && added !== undefined) focusItem(context, added);
  }
  function onDrop(event: DragEvent): void {
    const context = contextOf();
    if (context && files.onPicture && pasteFrom(event.dataTransfer, context, false)) event.preventDefault();
  }
  return (
    <>
      <CanvasMenu commands={commands} contextOf={contextOf}>
        <div
          ref={root}
          role="application"
          tabIndex={-1}
          data-panel="graph"
          aria-label={strings.canvas}
          className={classes('tweedie', css.canvas, className)}
          data-connecting={connecting || undefined}
          onDragOver={(event) => files.onPicture && event.preventDefault()}
          onDrop={onDrop}
          {...knife.handlers}
        >
          <FlowSurface />
          <Refusal />
          {knife.line}
          {children}
        </div>
      </CanvasMenu>
      <Palette onAdded={focusAdded} />
      <TargetList />
      <CommandList commands={commands} contextOf={contextOf} />
    </>
  );
}
