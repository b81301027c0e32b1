import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import css from './Progress.module.css';

export interface ProgressProps {
  readonly done: number;
  readonly total: number;
  /** What is counted, in words. @default "3 of 20" */
  readonly label?: string;
  /** A few words at the end: how long it will take. */
  readonly note?: string | undefined;
}

/** A bar, with the numbers under it. */
export function Progress({ done, total, label, note }: ProgressProps): JSX.Element {
  const text = strings.steps(done, total);
  return (
    <div className={css.progress}>
      <div
        role="progressbar"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-label={label ?? text}
        className={css.track}
      >
        <div className={css.fill} style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </div>
      <p className={css.numbers}>
        <span>{text}</span>
        {note !== undefined && <span>{note}</span>}
      </p>
    </div>
  );
}
