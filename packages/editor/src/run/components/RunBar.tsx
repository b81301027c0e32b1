import { Play, Square } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from './Progress.tsx';
import css from './RunBar.module.css';
import { useAllRecords, useRunsScope } from './runsContext.ts';

/** The button that runs; beside it how far the run is, and the button that stops it. */
export function RunBar({ onRun }: { readonly onRun: () => void }): JSX.Element {
  const { runs } = useRunsScope();
  const records = useAllRecords();
  const current = records.find(({ status }) => status === 'running');
  const waiting = records.filter(({ status }) => status === 'waiting').length;
  const { done = 0, total = 0, secondsLeft } = current?.state?.progress ?? {};
  return (
    <div className={css.bar}>
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
          <Button look="danger" icon={<Square />} onClick={() => runs.cancel(current.id)}>
            {strings.cancel}
          </Button>
        </>
      )}
      <Button look="primary" icon={<Play />} onClick={onRun}>
        {waiting > 0 ? strings.runAfter(waiting) : strings.run}
      </Button>
    </div>
  );
}
