import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { Select } from '../../ui/Select.tsx';
import { ColourBar } from '../picture/ColourBar.tsx';
import { colourMapNames } from '../picture/colourMap.ts';
import { formatNumber } from '../picture/formatNumber.ts';
import type { Comparing } from './comparing.ts';
import css from './DifferenceBar.module.css';
import type { DifferenceShown } from './useDifference.ts';

export interface DifferenceBarProps {
  readonly title: string;
  readonly shown: DifferenceShown;
  readonly state: Comparing;
  readonly change: (part: Partial<Comparing>) => void;
}

const ranges = ['automatic', 'largest', '8', '16', '32', '64', '128', '255'] as const;

/** What the colours of the difference stand for, its numbers, and choices of both. */
export function DifferenceBar({ title, shown, state, change }: DifferenceBarProps): JSX.Element {
  const { field, full } = shown;
  const codes = (value: number): string => formatNumber(value * 127.5, 3);
  return (
    <div className={css.bar}>
      <div className={css.scale}>
        <ColourBar label={title} map={state.map} full={full} max={field?.max ?? 0} />
      </div>
      <p className={css.numbers}>
        {field && strings.summaryOf(codes(field.mean), codes(field.rms), codes(field.max))}{' '}
        <span>{strings.of255}</span>
      </p>
      <div className={css.choices}>
        <Select
          label={strings.range}
          size="small"
          options={ranges.map((value) => ({
            value,
            title: isWord(value) ? strings[value] : strings.rangeOf(Number(value)),
          }))}
          value={String(state.range) as (typeof ranges)[number]}
          onChange={(value) => change({ range: isWord(value) ? value : Number(value) })}
        />
        <Select
          label={strings.map}
          size="small"
          options={colourMapNames.map((value) => ({ value, title: strings.maps[value] }))}
          value={state.map}
          onChange={(map) => change({ map })}
        />
      </div>
    </div>
  );
}

function isWord(value: string): value is 'automatic' | 'largest' {
  return value === 'automatic' || value === 'largest';
}
