import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { Problem } from '@tweedie/workflow';
import { type JSX, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { EditorScope, type EditorScopeProps } from '../canvas/EditorScope.tsx';
import { portsOf } from '../document/ports/portsOf.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { ownOf } from '../document/records.ts';
import type { Editor } from '../document/store/createEditor.ts';
import { strings } from '../strings/outline.ts';
import { Button } from '../ui/Button.tsx';
import { type Fix, fixesOf, placeOf } from './fixesOf.ts';
import css from './ProblemsPanel.module.css';

/** All that is wrong with the document, the worst first, with what to do about it. */
export function ProblemsPanel(props: Omit<EditorScopeProps, 'children'>): JSX.Element {
  const { editor } = props;
  const problems = useStore(editor, ({ checked }) => checked.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <EditorScope {...props}>
      <div className={css.panel}>
        {problems.length === 0 && (
          <p className={css.none}>
            <CircleCheck aria-hidden />
            {strings.noProblems}
          </p>
        )}
        <Section title={strings.errors(errors.length)} problems={errors} />
        <Section title={strings.warnings(warnings.length)} problems={warnings} />
      </div>
    </EditorScope>
  );
}

/** How many problems and warnings there are. */
export function useProblemCounts(editor: Editor): { readonly errors: number; readonly warnings: number } {
  const problems = useStore(editor, ({ checked }) => checked.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

interface SectionProps {
  readonly title: string;
  readonly problems: readonly Problem[];
}

function Section({ title, problems }: SectionProps): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={css.heading}>{title}</h2>
      <ul className={css.list}>
        {problems.map((problem, i) => (
          <ProblemItem key={`${i} ${problem.node} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function ProblemItem({ problem }: { readonly problem: Problem }): JSX.Element {
  const { editor, ui, files } = useCanvas();
  const { severity, node, message, remedy, port } = problem;
  const state = useEditorState((all) => all);
  const input = useRef<HTMLInputElement>(null);
  const { checked } = state;
  const fixes = useMemo(() => fixesOf(state, problem), [checked, problem]);
  const place = node === undefined ? undefined : placeOf(state, node);
  const title = place ? titleOfNode({ ...state, path: place.path }, place.id) : strings.whole;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;

  function apply({ does }: Fix): void {
    if (does === 'file') input.current?.click();
    else if (does === 'connect' && place && port !== undefined) {
      editor.actions.seek(node!);
      ui.setState({ targets: { node: place.id, start: { end: [place.id, port], side: 'input' } } });
    } else if (typeof does === 'function') does(editor);
  }
  function take(file: File | undefined): void {
    const found = place && ownOf(place.graph.nodes, place.id);
    const param =
      found && portsOf(found, state)?.params.find(({ description }) => description.format === 'image-file');
    if (!file || !place || !param) return;
    editor.actions.seek(node!);
    files.onFile?.(place.id, param.description.name, file);
  }
  return (
    <li className={css.problem} data-look={severity}>
      <Icon aria-hidden className={css.icon} />
      <div className={css.words}>
        {place ? (
          <button
            type="button"
            className={css.place}
            aria-label={strings.goTo(title)}
            onClick={() => editor.actions.seek(node!)}
          >
            {title}
          </button>
        ) : (
          <span className={css.place}>{title}</span>
        )}
        <p>{message}</p>
        {remedy !== undefined && <p className={css.remedy}>{remedy}</p>}
        {fixes.length > 0 && (
          <div className={css.fixes}>
            {fixes.map((fix) => (
              <Button key={fix.title} size="small" onClick={() => apply(fix)}>
                {fix.title}
              </Button>
            ))}
            <input
              ref={input}
              type="file"
              hidden
              accept="image/*"
              onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
            />
          </div>
        )}
      </div>
    </li>
  );
}
