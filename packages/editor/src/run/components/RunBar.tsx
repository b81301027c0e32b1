import { Play, Square } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import type { RunEstimate } from '../memory/estimateRun.ts';
import { Progress } from './Progress.tsx';
import css from './RunBar.module.css';
import { useAllRecords, useRunsScope } from './runsContext.ts';

export interface RunBarProps {
  readonly onRun: () => void;
  /** What a run would take; left out, that is not known. */
  readonly estimate?: RunEstimate | undefined;
}

/** The button that runs; beside it how far the run is, and the button that stops it, or else what a run would take. */
export function RunBar({ onRun, estimate }: RunBarProps): JSX.Element {
  const { runs } = useRunsScope();
  const records = useAllRecords();
  const paused = useStore(runs, (state) => state.paused);
  const current = records.find(({ status }) => status === 'running');
  const waiting = records.filter(({ status }) => status === 'waiting').length;
  const { done = 0, total = 0, secondsLeft } = current?.state?.progress ?? {};
  return (
    <div className={css.bar}>
      {!current && estimate && (
        <Tooltip text={strings.takesLong(estimate.evaluations, estimate.bytes)}>
          <span className={css.takes} tabIndex={0}>
            {strings.takes(estimate.evaluations, estimate.bytes)}
          </span>
        </Tooltip>
      )}
      {paused && <span className={css.takes}>{strings.paused}</span>}
      {current && (
        <>
          <div className={css.progress}>
            <Progress
              done={done}
              total={total}
              label={strings.evaluations(done, total)}
              note={secondsLeft === undefined ? strings.starting : strings.left(secondsLeft)}
            />
          </div>
          <Button
            look="danger"
            icon={<Square aria-hidden />}
            disabled={current.stopping ?? false}
            onClick={() => runs.cancel(current.id)}
          >
            {current.stopping ? strings.stopping : strings.cancel}
          </Button>
        </>
      )}
      <Button look="primary" icon={<Play aria-hidden />} onClick={onRun}>
        {waiting > 0 ? strings.runAfter(waiting) : strings.run}
      </Button>
    </div>
  );
}
