import { ArrowDown, ArrowUp, CirclePause, CirclePlay, FolderOpen, RotateCcw, Trash2, X } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Progress } from '../components/Progress.tsx';
import { useAllRecords, useRunsScope } from '../components/runsContext.ts';
import { isOver, type RunRecord } from '../runRecord.ts';
import css from './RunsPanel.module.css';

export interface RunsPanelProps {
  /** What a runner is called, by its id. */
  readonly titleOf?: (runner: string) => string | undefined;
  /** Opens the graph of a run. Without it nobody is offered to. */
  readonly onOpen?: (record: RunRecord) => void;
}

/** The runs that wait, the one that goes, and those that are over, the newest first. */
export function RunsPanel(props: RunsPanelProps): JSX.Element {
  const records = [...useAllRecords()].reverse();
  if (records.length === 0) return <p className={css.empty}>{strings.noRuns}</p>;
  return (
    <section className={css.panel} aria-label={strings.runs}>
      <QueueBar />
      <ol className={css.list} aria-label={strings.runs}>
        {records.map((record) => (
          <RunRow key={record.id} record={record} {...props} />
        ))}
      </ol>
    </section>
  );
}

/** What concerns all runs that are not over. */
function QueueBar(): JSX.Element {
  const { runs } = useRunsScope();
  const records = useAllRecords();
  const paused = useStore(runs, (state) => state.paused);
  const waiting = records.filter(({ status, held }) => status === 'waiting' && !held).length;
  const held = records.filter((record) => record.held).length;
  const open = records.filter((record) => !isOver(record)).length;
  return (
    <>
      {held > 0 && (
        <div className={css.held} role="group" aria-label={strings.held}>
          <p>{strings.heldHow(held)}</p>
          <Button size="small" icon={<CirclePlay aria-hidden />} onClick={() => runs.goOn()}>
            {strings.goOn}
          </Button>
        </div>
      )}
      <div className={css.queue} role="group" aria-label={strings.queue}>
        <span className={css.status}>
          {paused ? strings.pausedHow : waiting > 0 && strings.waitingFor(waiting)}
        </span>
        {open > 1 && (
          <Button size="small" look="quiet" icon={<X aria-hidden />} onClick={() => runs.cancelAll()}>
            {strings.cancelAll}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={paused ? <CirclePlay aria-hidden /> : <CirclePause aria-hidden />}
          onClick={() => runs.setPaused(!paused)}
        >
          {paused ? strings.resume : strings.pause}
        </Button>
      </div>
    </>
  );
}

function RunRow({ record, titleOf, onOpen }: RunsPanelProps & { record: RunRecord }): JSX.Element {
  const { runs, document = '' } = useRunsScope();
  const { title, status, state, askedAt, runner } = record;
  const error = record.error ?? (state?.status.is === 'failed' ? state.status.error : undefined);
  const where = titleOf?.(runner);
  return (
    <li className={css.row} data-status={status}>
      <div className={css.head}>
        <span className={css.title}>{title || strings.untitled}</span>
        <time className={css.time} dateTime={new Date(askedAt).toISOString()}>
          {new Date(askedAt).toLocaleTimeString()}
        </time>
      </div>
      <div className={css.head}>
        <p className={css.status}>
          {[wordsOf(record), where].filter((words) => words !== undefined).join(' · ')}
        </p>
        {status === 'waiting' && <MoveButtons record={record} />}
        {onOpen && record.document !== document && (
          <IconButton
            size="small"
            label={strings.openGraph}
            icon={<FolderOpen />}
            onClick={() => onOpen(record)}
          />
        )}
        {isOver(record) ? (
          <>
            <IconButton
              size="small"
              label={strings.again}
              icon={<RotateCcw />}
              onClick={() => void runs.retry(record.id)}
            />
            <IconButton
              size="small"
              label={strings.forget}
              icon={<Trash2 />}
              onClick={() => runs.forget(record.id)}
            />
          </>
        ) : (
          <IconButton
            size="small"
            label={strings.cancel}
            icon={<X />}
            disabled={record.stopping ?? false}
            onClick={() => runs.cancel(record.id)}
          />
        )}
      </div>
      {status === 'running' && state && (
        <Progress
          done={state.progress.done}
          total={state.progress.total}
          note={
            state.progress.secondsLeft === undefined ? undefined : strings.left(state.progress.secondsLeft)
          }
        />
      )}
      {error && <ErrorBox error={error} facts={{ Graph: title, Runner: where ?? runner }} />}
    </li>
  );
}

/** The list shows the newest first: what starts sooner stands lower. */
function MoveButtons({ record: { id } }: { record: RunRecord }): JSX.Element {
  const { runs } = useRunsScope();
  const waiting = useAllRecords().filter(({ status }) => status === 'waiting');
  const at = waiting.findIndex((one) => one.id === id);
  return (
    <>
      <IconButton
        size="small"
        label={strings.later}
        icon={<ArrowUp />}
        disabled={at === waiting.length - 1}
        onClick={() => runs.reorder(id, waiting[at + 2]?.id)}
      />
      <IconButton
        size="small"
        label={strings.sooner}
        icon={<ArrowDown />}
        disabled={at === 0}
        onClick={() => runs.reorder(id, waiting[at - 1]!.id)}
      />
    </>
  );
}

function wordsOf({ status, state, stopping, stopped, held }: RunRecord): string {
  if (stopped) return strings.stoppedByReload;
  if (held) return strings.waitsForYou;
  if (status === 'running' && stopping) return strings.stopping;
  if (status === 'finished') {
    return state?.status.is === 'finished'
      ? strings.status.finished(state.status.seconds)
      : strings.status.over;
  }
  return strings.status[status];
}
