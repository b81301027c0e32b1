import {
  Button,
  EditorScope,
  FormEditor,
  FormFields,
  formItems,
  FormResults,
  FormRun,
  hasForm,
  readForm,
} from '@tweedie/editor';
import { Check, PenLine } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useCanvasFiles } from '../files/useCanvasFiles.ts';
import { strings as frame } from '../strings/app.ts';
import { strings } from '../strings/form.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './FormView.module.css';

export interface FormViewProps {
  /** Which parameters it shows cannot be changed. @default false */
  readonly fixed?: boolean;
}

/** The promoted parameters of the graph and its results, without the graph. */
export function FormView({ fixed = false }: FormViewProps): JSX.Element {
  const { launcher } = useStudio();
  const { editor } = useDocument();
  const files = useCanvasFiles();
  const workflow = useStore(editor, (state) => state.workflow);
  const inside = useStore(editor, (state) => state.path.length > 0);
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    if (inside) editor.actions.open([]); // the form is that of the whole document
  }, [editor, inside]);

  const { layout = {}, name, description } = workflow;
  const { title = name ?? frame.untitled, summary = description } = readForm({ layout });
  function edit(): void {
    const state = editor.getState();
    // what stood there by itself can be changed from now on
    if (!editing && !hasForm(state)) editor.actions.showInForm(...formItems(state).map(({ to }) => to));
    setEditing(!editing);
  }
  return (
    <main className={css.view} id="main" tabIndex={-1}>
      <div className={css.columns}>
        <div className={css.form}>
          <header className={css.head}>
            <h1>{title}</h1>
            {!fixed && (
              <Button
                look="quiet"
                size="small"
                aria-pressed={editing}
                icon={editing ? <Check /> : <PenLine />}
                onClick={edit}
              >
                {editing ? strings.done : strings.edit}
              </Button>
            )}
          </header>
          {summary !== undefined && !editing && <p className={css.summary}>{summary}</p>}
          <EditorScope editor={editor} files={files}>
            {editing ? <FormEditor /> : <FormFields />}
          </EditorScope>
          <div className={css.run}>
            <FormRun onRun={() => launcher.launch()} />
          </div>
        </div>
        <section className={css.results} aria-label={strings.results}>
          <FormResults />
        </section>
      </div>
    </main>
  );
}
