import { IconButton, RunBar } from '@tweedie/editor';
import { Redo2, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/app.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { useEstimate } from '../runners/useEstimate.ts';
import { RunnerSelect } from './RunnerSelect.tsx';
import css from './Header.module.css';

/** What concerns the whole document: its name, undo and redo, and the run. */
export function Header(): JSX.Element {
  const { launcher } = useStudio();
  const { editor } = useDocument();
  const name = useStore(editor, (state) => state.workflow.name ?? '');
  const { position, entries } = useStore(editor, (state) => state.history);
  const estimate = useEstimate(editor);
  return (
    <header className={css.header}>
      <span className={css.brand}>{strings.brand}</span>
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
      <span className={css.grow} />
      <RunnerSelect />
      <RunBar onRun={() => launcher.launch()} estimate={estimate} />
    </header>
  );
}
