import { IconButton, RunBar } from '@tweedie/editor';
import { Redo2, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import css from './App.module.css';
import type { Studio } from './createStudio.ts';
import { strings } from './strings.ts';

/** What concerns the whole document: its name, undo and redo, and the run. */
export function Header({ studio }: { studio: Studio }): JSX.Element {
  const { editor, runs, runner } = studio;
  const name = useStore(editor, (state) => state.workflow.name ?? '');
  const { position, entries } = useStore(editor, (state) => state.history);
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
      <span className={css.where}>{runner.title}</span>
      <RunBar onRun={() => runs.start(runner, editor.getState().workflow)} />
    </header>
  );
}
