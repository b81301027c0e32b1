import { IconButton, isMac, RunBar, showKeys } from '@tweedie/editor';
import { History, Redo2, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { SettingsMenu } from '../settings/SettingsMenu.tsx';
import { GalleryButton } from '../start/GalleryButton.tsx';
import { strings } from '../strings/app.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { PluginsButton } from '../plugins/PluginsButton.tsx';
import { useEstimate } from '../runners/useEstimate.ts';
import { FileMenu } from './FileMenu.tsx';
import { RunnerSelect } from './RunnerSelect.tsx';
import css from './Header.module.css';
import { PanelButtons, ViewSwitch } from './ViewButtons.tsx';

/** What concerns the whole document: its name, undo and redo, and the run. */
export function Header(): JSX.Element {
  const { launcher, view: shown } = useStudio();
  const { editor } = useDocument();
  const name = useStore(editor, (state) => state.workflow.name ?? '');
  const { position, entries } = useStore(editor, (state) => state.history);
  const { view, left } = useStore(shown);
  const estimate = useEstimate(editor);
  return (
    <header className={css.header}>
      <span className={css.brand}>{strings.brand}</span>
      <FileMenu />
      <input
        className={css.name}
        aria-label={strings.name}
        value={name}
        onChange={(event) => editor.actions.setName(event.target.value)}
      />
      <IconButton
        label={strings.undo}
        shortcut="Ctrl+Z"
        icon={<Undo2 />}
        disabled={position === 0}
        onClick={() => editor.actions.undo()}
      />
      <IconButton
        label={strings.redo}
        shortcut="Ctrl+Y"
        icon={<Redo2 />}
        disabled={position === entries.length}
        onClick={() => editor.actions.redo()}
      />
      <IconButton
        label={strings.steps}
        icon={<History />}
        pressed={left === 'history'}
        onClick={() => shown.setState({ left: left === 'history' ? undefined : 'history' })}
      />
      <GalleryButton />
      <ViewSwitch />
      <span className={css.grow} />
      <PluginsButton />
      <PanelButtons />
      <RunnerSelect />
      {view === 'graph' && (
        <RunBar
          onRun={() => launcher.launch()}
          estimate={estimate}
          shortcut={showKeys('Ctrl+Enter', isMac())}
        />
      )}
      <SettingsMenu />
    </header>
  );
}
