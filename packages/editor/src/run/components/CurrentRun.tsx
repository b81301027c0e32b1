import { Square } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import type { RunRecord } from '../runRecord.ts';
import { Progress } from './Progress.tsx';
import { useRunsScope } from './runsContext.ts';

export interface CurrentRunProps {
  readonly record: RunRecord;
  /** Of the place of the bar. */
  readonly barClass?: string | undefined;
  readonly buttonClass?: string | undefined;
}

/** How far a run is, and the button that stops it. */
export function CurrentRun({ record, barClass, buttonClass }: CurrentRunProps): JSX.Element {
  const { runs } = useRunsScope();
  const { done = 0, total = 0, secondsLeft } = record.state?.progress ?? {};
  return (
    <>
      <div className={barClass}>
        <Progress
          done={done}
          total={total}
          label={strings.evaluations(done, total)}
          note={secondsLeft === undefined ? strings.starting : strings.left(secondsLeft)}
        />
      </div>
      <Button
        look="danger"
        className={buttonClass}
        icon={<Square aria-hidden />}
        disabled={record.stopping ?? false}
        onClick={() => runs.cancel(record.id)}
      >
        {record.stopping ? strings.stopping : strings.cancel}
      </Button>
    </>
  );
}
