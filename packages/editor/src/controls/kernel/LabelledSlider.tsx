import type { JSX } from 'react';
import { Slider } from '../../ui/Slider.tsx';
import css from './Kernel.module.css';

export interface LabelledSliderProps {
  readonly label: string;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onSettle: () => void;
}

/** A slider with its name before it, and its value behind. */
export function LabelledSlider(props: LabelledSliderProps): JSX.Element {
  const { label, unit = '', min, max, step, value, onChange, onSettle } = props;
  const text = unit === '°' ? `${tidy(value)}°` : `${tidy(value)} ${unit}`.trim();
  return (
    <div className={css.row}>
      <span aria-hidden>{label}</span>
      <Slider
        {...{ label, min, max, step, value }}
        format={() => text}
        onChange={(next) => onChange(tidy(next))}
        onCommit={onSettle}
      />
      <span className={css.value}>{text}</span>
    </div>
  );
}

/** 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
