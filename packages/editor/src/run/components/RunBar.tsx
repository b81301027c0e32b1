import { Play } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import type { RunEstimate } from '../memory/estimateRun.ts';
import { CurrentRun } from './CurrentRun.tsx';
import css from './RunBar.module.css';
import { useAllRecords, useRunsScope } from './runsContext.ts';

export interface RunBarProps {
  readonly onRun: () => void;
  /** What a run would take; left out, that is not known. */
  readonly estimate?: RunEstimate | undefined;
  /** Keys that do the same. */
  readonly shortcut?: string | undefined;
}

/** The button that runs; beside it how far the run is, and the button that stops it, or else what a run would take. */
export function RunBar({ onRun, estimate, shortcut }: RunBarProps): JSX.Element {
  const { runs } = useRunsScope();
  const records = useAllRecords();
  const paused = useStore(runs, (state) => state.paused);
  const current = records.find(({ status }) => status === 'running');
  const waiting = records.filter(({ status, held }) => status === 'waiting' && !held).length;
  const takes = estimate && strings.takesLong(estimate.evaluations, estimate.bytes);
  const button = (
    <Button look="primary" icon={<Play aria-hidden />} onClick={onRun}>
      {waiting > 0 ? strings.runAfter(waiting) : strings.run}
    </Button>
  );
  return (
    <div className={css.bar}>
      {!current && estimate && takes !== undefined && (
        <Tooltip text={takes}>
          <span className={css.takes} tabIndex={0}>
            {strings.takes(estimate.evaluations, estimate.bytes)}
          </span>
        </Tooltip>
      )}
      {paused && <span className={css.takes}>{strings.paused}</span>}
      {current && <CurrentRun record={current} barClass={css.progress} />}
      <Tooltip text={takes ?? strings.runAll} shortcut={shortcut}>
        {button}
      </Tooltip>
    </div>
  );
}
