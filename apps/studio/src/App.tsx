import {
  type CanvasFiles,
  EditorCanvas,
  type NodeParts,
  RunBodyPart,
  RunsContext,
  RunStatusPart,
} from '@tweedie/editor';
import { type JSX, useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Studio } from './createStudio.ts';
import { FilePicture } from './files/FilePicture.tsx';
import { ShelfContext } from './files/shelfContext.ts';
import css from './App.module.css';
import { Header } from './Header.tsx';
import { SidePanel } from './SidePanel.tsx';

const parts: NodeParts = { Status: RunStatusPart, Body: RunBodyPart };

/** The graph, and beside it what comes out of it. */
export function App({ studio }: { studio: Studio }): JSX.Element {
  const { editor, runs, shelf } = studio;
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
  const scope = useMemo(() => ({ editor, runs }), [editor, runs]);
  return (
    <ShelfContext value={shelf}>
      <RunsContext value={scope}>
        <div className={css.app}>
          <Header studio={studio} />
          <Group orientation="horizontal" className={css.main}>
            <Panel minSize="30%" defaultSize="64%">
              <EditorCanvas editor={editor} parts={parts} files={files} />
            </Panel>
            <Separator className={css.separator} />
            <Panel minSize="20%">
              <SidePanel />
            </Panel>
          </Group>
        </div>
      </RunsContext>
    </ShelfContext>
  );
}
