import { Play } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { CurrentRun } from '../run/components/CurrentRun.tsx';
import { ErrorBox } from '../run/components/ErrorBox.tsx';
import { useRecords, useRunsScope } from '../run/components/runsContext.ts';
import type { RunRecord } from '../run/runRecord.ts';
import { strings as form } from '../strings/form.ts';
import { strings } from '../strings/run.ts';
import { Button } from '../ui/Button.tsx';
import css from './FormRun.module.css';

/** The one button of the form; while the document runs, how far it is, and the button that stops it. */
export function FormRun({ onRun }: { readonly onRun: () => void }): JSX.Element {
  const { editor } = useRunsScope();
  const records = useRecords();
  const errors = useStore(editor, ({ checked }) => checked.problems);
  const current = records.findLast(({ status }) => status === 'running' || status === 'waiting');
  const wrong = errors.filter(({ severity }) => severity === 'error');
  return (
    <div className={css.run}>
      {!current &&
        wrong
          .slice(0, 3)
          .map((problem, i) => <ErrorBox key={i} error={{ ...problem, code: 'bad-workflow' }} />)}
      {current ? (
        <CurrentRun record={current} barClass={css.progress} buttonClass={css.button} />
      ) : (
        <Button look="primary" className={css.button} icon={<Play />} onClick={onRun}>
          {strings.run}
        </Button>
      )}
      <p role="status" className={css.status}>
        {wordsOf(records.at(-1)) ?? (wrong.length > 3 ? form.moreProblems(wrong.length - 3) : '')}
      </p>
      {!current && <Failure record={records.at(-1)} />}
    </div>
  );
}

function Failure({ record }: { readonly record: RunRecord | undefined }): JSX.Element | null {
  if (record?.status !== 'failed') return null;
  const failed = Object.values(record.state?.nodes ?? {}).find(
    ({ status }) => status.is === 'failed',
  )?.status;
  const { state } = record;
  const error =
    record.error ??
    (failed?.is === 'failed' ? failed.error : state?.status.is === 'failed' ? state.status.error : undefined);
  return error ? <ErrorBox error={error} /> : null;
}

function wordsOf(record: RunRecord | undefined): string | undefined {
  if (!record) return undefined;
  const { status, state } = record;
  if (status !== 'finished') return strings.status[status];
  return state?.status.is === 'finished'
    ? strings.status.finished(state.status.seconds)
    : strings.status.over;
}
