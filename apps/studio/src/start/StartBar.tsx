import { Button } from '@tweedie/editor';
import { parseWorkflow } from '@tweedie/workflow';
import { ArrowRight, FilePlus, FolderOpen } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/start.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import css from './Gallery.module.css';

/** Other ways to begin than a template: what is open, a file, and nothing. */
export function StartBar({ onDone }: { onDone: () => void }): JSX.Element {
  const { desk } = useStudio();
  const { editor } = useDocument();
  const name = useStore(editor, ({ workflow }) => workflow.name ?? '');
  const [problem, setProblem] = useState<string>();

  async function open(file: File): Promise<void> {
    try {
      desk.open(parseWorkflow(await file.text()), { origin: { kind: 'file', name: file.name } });
      onDone();
    } catch (error) {
      setProblem(`${strings.notAWorkflow(file.name)}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return (
    <div className={css.start}>
      <Button icon={<ArrowRight aria-hidden />} onClick={onDone}>
        {strings.goOn(name)}
      </Button>
      <Button icon={<FolderOpen aria-hidden />} onClick={() => choose((file) => void open(file))}>
        {strings.openFile}
      </Button>
      <Button
        icon={<FilePlus aria-hidden />}
        onClick={() => {
          desk.open(parseWorkflow({ format: 1, nodes: {}, edges: [] }), { origin: { kind: 'new' } });
          onDone();
        }}
      >
        {strings.empty}
      </Button>
      {problem !== undefined && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Lets a person choose a file. The input is not in the page, where the dialog would give it the focus. */
function choose(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: '.json,application/json' });
  input.addEventListener('change', () => input.files?.[0] && onFile(input.files[0]));
  input.click();
}
