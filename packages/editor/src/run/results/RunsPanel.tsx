import { ArrowUp, Trash2, X } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Progress } from '../components/Progress.tsx';
import { useAllRecords, useRunsScope } from '../components/runsContext.ts';
import { isOver, type RunRecord } from '../runRecord.ts';
import css from './RunsPanel.module.css';

/** The runs that wait, the one that goes, and those that are over, the newest first. */
export function RunsPanel(): JSX.Element {
  const records = [...useAllRecords()].reverse();
  if (records.length === 0) return <p className={css.empty}>{strings.noRuns}</p>;
  return (
    <ol className={css.list} aria-label={strings.runs}>
      {records.map((record) => (
        <RunRow key={record.id} record={record} />
      ))}
    </ol>
  );
}

function RunRow({ record }: { record: RunRecord }): JSX.Element {
  const { runs } = useRunsScope();
  const { id, title, status, state, askedAt } = record;
  const error = record.error ?? (state?.status.is === 'failed' ? state.status.error : undefined);
  const first = runs.getState().records.find((one) => one.status === 'waiting')?.id;
  return (
    <li className={css.row} data-status={status}>
      <div className={css.head}>
        <span className={css.title}>{title || strings.untitled}</span>
        <time className={css.time} dateTime={new Date(askedAt).toISOString()}>
          {new Date(askedAt).toLocaleTimeString()}
        </time>
        {status === 'waiting' && id !== first && (
          <IconButton
            size="small"
            label={strings.sooner}
            icon={<ArrowUp />}
            onClick={() => runs.reorder(id, first)}
          />
        )}
        {isOver(record) ? (
          <IconButton size="small" label={strings.forget} icon={<Trash2 />} onClick={() => runs.forget(id)} />
        ) : (
          <IconButton size="small" label={strings.cancel} icon={<X />} onClick={() => runs.cancel(id)} />
        )}
      </div>
      <p className={css.status}>{wordsOf(record)}</p>
      {status === 'running' && state && (
        <Progress
          done={state.progress.done}
          total={state.progress.total}
          note={
            state.progress.secondsLeft === undefined ? undefined : strings.left(state.progress.secondsLeft)
          }
        />
      )}
      {error && <ErrorBox error={error} />}
    </li>
  );
}

function wordsOf({ status, state }: RunRecord): string {
  if (status === 'finished') {
    return state?.status.is === 'finished'
      ? strings.status.finished(state.status.seconds)
      : strings.status.over;
  }
  return strings.status[status];
}
