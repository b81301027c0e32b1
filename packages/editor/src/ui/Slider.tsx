import { Slider as Radix } from 'radix-ui';
import type { JSX } from 'react';
import { classes } from './classes.ts';
import css from './Slider.module.css';

export interface SliderProps {
  /** What is set: the accessible name. */
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** When the pointer is let go, or a key was pressed. */
  readonly onCommit?: (value: number) => void;
  readonly min: number;
  readonly max: number;
  /** @default 1 */
  readonly step?: number;
  /** How a value is read out: "0.05 of 1". @default the number */
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** A number between two others, by pointer and by arrow keys. */
export function Slider({
  label,
  value,
  onChange,
  onCommit,
  min,
  max,
  step = 1,
  format = String,
  disabled = false,
  className,
}: SliderProps): JSX.Element {
  return (
    <Radix.Root
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      onValueCommit={([next]) => next !== undefined && onCommit?.(next)}
      {...{ min, max, step, disabled }}
      className={classes(css.slider, className)}
    >
      <Radix.Track className={css.track}>
        <Radix.Range className={css.range} />
      </Radix.Track>
      <Radix.Thumb className={css.thumb} aria-label={label} aria-valuetext={format(value)} />
    </Radix.Root>
  );
}
