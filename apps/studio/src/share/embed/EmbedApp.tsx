import { EditorCanvas, type NodeParts, RunBodyPart, RunsContext, RunStatusPart } from '@tweedie/editor';
import { ExternalLink } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Studio } from '../../createStudio.ts';
import { FilePicture } from '../../files/FilePicture.tsx';
import { FormView } from '../../form/FormView.tsx';
import { Notices } from '../../notices/Notices.tsx';
import { LargeRunDialog } from '../../runners/LargeRunDialog.tsx';
import { strings } from '../../strings/share.ts';
import { StudioContext } from '../../studioContext.ts';
import { hashOfGraph } from '../graphLink.ts';
import css from './EmbedApp.module.css';

const parts: NodeParts = { Status: RunStatusPart, Body: RunBodyPart };
const files = { Picture: FilePicture };

/** A shared graph in the page of somebody else: the graph and its form, and the way to the studio. Nothing is kept. */
export function EmbedApp({ studio }: { studio: Studio }): JSX.Element {
  const { desk, runs } = studio;
  const { id, editor } = useStore(desk);
  const workflow = useStore(editor, (state) => state.workflow);
  const scope = useMemo(() => ({ editor, runs, document: id }), [editor, runs, id]);
  const address = useMemo(() => location.href.replace(/#.*$/, '') + hashOfGraph(workflow), [workflow]);
  return (
    <StudioContext value={studio}>
      <RunsContext value={scope}>
        <div className={css.app}>
          <header className={css.header}>
            <span className={css.name}>{workflow.name || strings.embedded}</span>
            <a className={css.link} href={address} target="_blank" rel="noopener">
              {strings.openInStudio} <ExternalLink aria-hidden size={14} />
            </a>
          </header>
          <div className={css.graph}>
            <EditorCanvas
              key={id}
              editor={editor}
              parts={parts}
              files={files}
              onRun={studio.launcher.launch}
            />
          </div>
          <div className={css.form}>
            <FormView key={id} fixed />
          </div>
        </div>
        <LargeRunDialog />
        <Notices />
      </RunsContext>
    </StudioContext>
  );
}
