import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import css from './Coverage.module.css';

/** How often the truth lies in an interval between samples, and how often it should. Both from 0 to 1. */
export interface CoverageLevel {
  readonly expected: number;
  readonly observed: number;
}

/** Whether samples are as sure as they may be: on the diagonal they are, below it they are too sure. */
export function Coverage({ levels }: { readonly levels: readonly CoverageLevel[] }): JSX.Element {
  const widest = levels.reduce((most, level) => (level.expected > most.expected ? level : most));
  const sentence = strings.coverageOf(percent(widest.expected), percent(widest.observed));
  const points = levels.map(({ expected, observed }) => `${100 * expected} ${100 - 100 * observed}`);
  return (
    <figure className={css.coverage}>
      <figcaption>
        <h3 className={css.title}>{strings.coverage}</h3>
        <p className={css.how}>{strings.coverageHow}</p>
      </figcaption>
      <svg viewBox="-14 -6 126 126" className={css.plot} role="img" aria-label={sentence}>
        <path d="M0 0V100H100M0 50H100M50 0V100M0 0H100V100" className={css.grid} />
        <path d="M0 100 100 0" className={css.ideal} />
        <path d={`M${points.join('L')}`} className={css.line} />
        {levels.map(({ expected, observed }) => (
          <circle key={expected} cx={100 * expected} cy={100 - 100 * observed} r="1.8" className={css.point} />
        ))}
        {[0, 50, 100].map((tick) => (
          <g key={tick} className={css.tick}>
            <text x={tick} y={108} textAnchor="middle">
              {tick}
            </text>
            <text x={-3} y={100 - tick + 2} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <text x={50} y={117} textAnchor="middle" className={css.axis}>
          {strings.expected}, %
        </text>
        <text x={3} y={6} className={css.axis}>
          {strings.observed}, %
        </text>
        <text x={97} y={12} textAnchor="end" className={css.axis} dx="-10">
          {strings.ideal}
        </text>
      </svg>
      <p className={css.sentence}>{sentence}</p>
    </figure>
  );
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.round(100 * share)} %`;
}
