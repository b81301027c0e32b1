import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import css from './ColourBar.module.css';
import { colourGradient, type ColourMapName } from './colourMap.ts';
import { formatNumber } from './formatNumber.ts';
import { ticks } from './ticks.ts';

export interface ColourBarProps {
  /** What the colours stand for. */
  readonly label: string;
  readonly map: ColourMapName;
  /** The value at the light end, in model units. */
  readonly full: number;
  /** The largest value there is. Where it lies beyond the light end, the bar says so. */
  readonly max: number;
}

/** What the colours of a map stand for, in codes and in model units. */
export function ColourBar({ label, map, full, max }: ColourBarProps): JSX.Element {
  const codes = full * 127.5;
  const more = max > full * 1.0001;
  return (
    <div
      role="img"
      className={css.bar}
      aria-label={`${label}: 0 … ${formatNumber(codes, 3)} ${strings.of255}, ${formatNumber(full, 3)} ${strings.modelUnits}`}
    >
      <span className={css.unit}>{strings.of255}</span>
      <div className={css.scale}>
        {ticks(codes).map((tick) => (
          <span key={tick} className={css.tick} style={{ left: `${codes > 0 ? (100 * tick) / codes : 0}%` }}>
            <span>{formatNumber(tick, 3)}</span>
            <span>{formatNumber(Number((tick / 127.5).toFixed(3)))}</span>
          </span>
        ))}
        <div className={css.colours} style={{ background: colourGradient(map) }} />
      </div>
      <span className={css.more}>{more && `> ${formatNumber(codes, 3)}`}</span>
      <span className={css.unit}>{strings.modelUnits}</span>
    </div>
  );
}
