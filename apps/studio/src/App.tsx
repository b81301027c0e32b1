import { classes, RunAnnouncer, RunsContext } from '@tweedie/editor';
import { type JSX, useMemo } from 'react';
import { useStore } from 'zustand';
import css from './App.module.css';
import type { Studio } from './createStudio.ts';
import { Dialogs } from './Dialogs.tsx';
import { OpenFromOutside } from './documents/open/OpenFromOutside.tsx';
import { GraphView } from './graph/GraphView.tsx';
import { Header } from './header/Header.tsx';
import { SkipLinks } from './header/SkipLinks.tsx';
import { Notices } from './notices/Notices.tsx';
import { DownloadBar } from './runners/DownloadBar.tsx';
import { useRunInTab } from './runners/useRunInTab.ts';
import { StudioContext } from './studioContext.ts';
import { fetched } from './view/fetched.tsx';

const FormView = fetched(() => import('./form/FormView.tsx'), 'FormView');

/** The whole page. */
export function App({ studio }: { studio: Studio }): JSX.Element {
  const { desk, runs } = studio;
  const { id, editor } = useStore(desk);
  const view = useStore(studio.view, (state) => state.view);
  useRunInTab(runs);
  const scope = useMemo(() => ({ editor, runs, document: id }), [editor, runs, id]);
  return (
    <StudioContext value={studio}>
      <RunsContext value={scope}>
        <div className={classes('tweedie', css.app)}>
          <SkipLinks />
          <Header />
          {view === 'graph' ? <GraphView key={id} /> : <FormView key={id} />}
        </div>
        <Dialogs />
        <DownloadBar />
        <Notices />
        <OpenFromOutside />
        <RunAnnouncer />
      </RunsContext>
    </StudioContext>
  );
}
