import type { JSX } from 'react';
import { formatNumber } from '../picture/formatNumber.ts';
import { classes } from '../../ui/classes.ts';
import css from './SparkLine.module.css';
import { sparkPath } from './sparkPath.ts';

export interface SparkLineProps {
  /** What the values are: the accessible name begins with it. */
  readonly label: string;
  readonly values: readonly number[];
  /** For residuals. Where a value is not above 0, the scale stays linear. @default false */
  readonly log?: boolean;
  /** In pixels of the page. @default 120 */
  readonly width?: number;
  /** @default 24 */
  readonly height?: number;
  readonly className?: string | undefined;
}

/** A curve as large as a word, with a point at its end. */
export function SparkLine({
  label,
  values,
  log = false,
  width = 120,
  height = 24,
  className,
}: SparkLineProps): JSX.Element {
  const { path, end } = sparkPath(values, { width, height, log });
  const last = values.at(-1);
  const name = last === undefined ? label : `${label}: ${formatNumber(last)}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes(css.spark, className)}
      role="img"
      aria-label={name}
      {...{ width, height }}
    >
      <path d={path} className={css.line} />
      {end && <circle cx={end.x} cy={end.y} r="2.25" className={css.end} />}
    </svg>
  );
}
