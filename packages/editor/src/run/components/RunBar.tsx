import { Play, Square } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { isOver } from '../runRecord.ts';
import css from './RunBar.module.css';
import { useRecords, useRunsScope } from './runsContext.ts';

export interface RunBarProps {
  readonly onRun: () => void;
  /** Why nothing can run now. */
  readonly disabled?: string | undefined;
}

/** Run, or how far the run is and the button that stops it. */
export function RunBar({ onRun, disabled }: RunBarProps): JSX.Element {
  const { runs } = useRunsScope();
  const records = useRecords();
  const current = records.find((record) => record.status === 'running');
  const waiting = records.filter(({ status }) => status === 'waiting').length;
  const { done = 0, total = 0, secondsLeft } = current?.state?.progress ?? {};
  const told = !current ? '' : secondsLeft === undefined ? strings.starting : strings.left(secondsLeft);
  return (
    <div className={css.bar}>
      {current && !isOver(current) && (
        <div className={css.progress}>
          <div
            role="progressbar"
            aria-label={strings.evaluations(done, total)}
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done}
            className={css.track}
          >
            <div className={css.fill} style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
          </div>
          <span className={css.told}>{told}</span>
        </div>
      )}
      {current ? (
        <Button look="danger" icon={<Square />} onClick={() => runs.cancel(current.id)}>
          {strings.cancel}
        </Button>
      ) : null}
      <Button
        look="primary"
        icon={<Play />}
        onClick={onRun}
        disabled={disabled !== undefined}
        title={disabled}
      >
        {strings.run}
        {waiting > 0 && ` (${waiting})`}
      </Button>
    </div>
  );
}
