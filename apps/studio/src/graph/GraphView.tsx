import { type Command, EditorCanvas, type NodeParts, RunBodyPart, RunStatusPart } from '@tweedie/editor';
import { type JSX, useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { useCanvasFiles } from '../files/useCanvasFiles.ts';
import { strings } from '../strings/app.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { studioCommands } from '../view/studioCommands.ts';
import { useMedia } from '../view/useMedia.ts';
import css from './GraphView.module.css';
import { LeftPanel } from './LeftPanel.tsx';
import { RightPanel } from './RightPanel.tsx';

const parts: NodeParts = { Status: RunStatusPart, Body: RunBodyPart };

/** The graph, and beside it what comes out of it. */
export function GraphView(): JSX.Element {
  const studio = useStudio();
  const { editor } = useDocument();
  const name = useStore(editor, ({ workflow }) => workflow.name || strings.untitled);
  const files = useCanvasFiles();
  const rightOpen = useStore(studio.view, (state) => state.rightOpen);
  const orientation = useMedia('(max-width: 900px)') ? 'vertical' : 'horizontal';
  const commands = useMemo(
    () =>
      studioCommands
        .filter(({ id }) => id !== 'shortcuts') // the canvas has a list of its own
        .map((command): Command => ({ ...command, group: 'host', run: () => command.run(studio) })),
    [studio],
  );
  return (
    <main className={css.main} id="main" tabIndex={-1}>
      <h1 className="tweedie-hidden">{name}</h1>
      <LeftPanel />
      <Group key={orientation} orientation={orientation} className={css.panels}>
        <Panel minSize="30%" defaultSize="64%">
          <EditorCanvas {...{ editor, parts, files, commands }} onRun={studio.launcher.launch} />
        </Panel>
        {rightOpen && (
          <>
            <Separator className={css.separator} data-orientation={orientation} />
            <Panel minSize="20%">
              <RightPanel />
            </Panel>
          </>
        )}
      </Group>
    </main>
  );
}
