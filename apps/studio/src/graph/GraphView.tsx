import { type CanvasFiles, EditorCanvas, type NodeParts, RunBodyPart, RunStatusPart } from '@tweedie/editor';
import { type JSX, useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { FilePicture } from '../files/FilePicture.tsx';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './GraphView.module.css';
import { LeftPanel } from './LeftPanel.tsx';
import { RightPanel } from './RightPanel.tsx';

const parts: NodeParts = { Status: RunStatusPart, Body: RunBodyPart };

/** The graph, and beside it what comes out of it. */
export function GraphView(): JSX.Element {
  const { shelf, launcher } = useStudio();
  const { editor } = useDocument();
  const files = useMemo<CanvasFiles>(
    () => ({
      Picture: FilePicture,
      onFile(node, parameter, file) {
        editor.actions.setParameter(node, parameter, shelf.add(file.name, file));
      },
      onPicture(file, at) {
        const params = { file: shelf.add(file.name, file) };
        editor.actions.addNode('@tweedie/workflow/image', at, { params });
      },
    }),
    [editor, shelf],
  );
  return (
    <main className={css.main}>
      <LeftPanel />
      <Group orientation="horizontal" className={css.panels}>
        <Panel minSize="30%" defaultSize="64%">
          <EditorCanvas editor={editor} parts={parts} files={files} onRun={launcher.launch} />
        </Panel>
        <Separator className={css.separator} />
        <Panel minSize="20%">
          <RightPanel />
        </Panel>
      </Group>
    </main>
  );
}
