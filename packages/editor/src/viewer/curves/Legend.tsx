import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { formatNumber } from '../picture/formatNumber.ts';
import { type Curve, valueAt } from './curve.ts';
import css from './Curves.module.css';
import { markOf } from './marks.ts';

export interface LegendProps {
  readonly curves: readonly Curve[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly xTitle: string;
  /** The step under the line, or `undefined` for the last one. */
  readonly cursor: number | undefined;
}

/** What each line stands for, and its value. A press hides it. */
export function Legend({ curves, hidden, onToggle, xTitle, cursor }: LegendProps): JSX.Element {
  return (
    <div className={css.legend}>
      <div className={css.at}>
        {cursor === undefined ? strings.last : `${xTitle} ${formatNumber(cursor)}`}
      </div>
      <ul className={css.keys}>
        {curves.map((curve, i) => {
          const { colour, dash } = markOf(i);
          const value = valueAt(curve, cursor ?? Infinity);
          return (
            <li key={curve.id}>
              <button
                type="button"
                className={css.key}
                aria-pressed={!hidden.has(curve.id)}
                onClick={() => onToggle(curve.id)}
              >
                <svg viewBox="0 0 20 6" aria-hidden>
                  {curve.look === 'points' ? (
                    <circle cx="10" cy="3" r="3" fill={`var(${colour})`} />
                  ) : (
                    <path
                      d="M0 3H20"
                      stroke={`var(${colour})`}
                      strokeWidth="2"
                      strokeDasharray={dash.join(' ')}
                    />
                  )}
                </svg>
                {curve.title}
                <span className={css.value}>{value === undefined ? '–' : formatNumber(value)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
