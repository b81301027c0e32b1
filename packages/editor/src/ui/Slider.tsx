import { Slider as Radix } from 'radix-ui';
import type { JSX, KeyboardEvent } from 'react';
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
  /** What arrow keys do in the place of a step: 1 or -1, ten times that with Shift. */
  readonly onStep?: ((by: number) => void) | undefined;
  /** How a value is read out: "0.05 of 1". @default the number */
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

const steps: Readonly<Record<string, number>> = {
  ...{ ArrowLeft: -1, ArrowDown: -1, PageDown: -10 },
  ...{ ArrowRight: 1, ArrowUp: 1, PageUp: 10 },
};

/** A number between two others, by pointer and by arrow keys. */
export function Slider({
  label,
  value,
  onChange,
  onCommit,
  min,
  max,
  step = 1,
  onStep,
  format = String,
  disabled = false,
  className,
}: SliderProps): JSX.Element {
  function onKeyDown(event: KeyboardEvent): void {
    const by = steps[event.key];
    if (!onStep || by === undefined) return;
    event.preventDefault();
    onStep(event.shiftKey ? by * 10 : by);
  }
  return (
    <Radix.Root
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      onValueCommit={([next]) => next !== undefined && onCommit?.(next)}
      {...{ min, max, step, disabled, onKeyDown }}
      onKeyUp={({ key }) => onStep && steps[key] !== undefined && onCommit?.(value)}
      className={classes(css.slider, className)}
    >
      <Radix.Track className={css.track}>
        <Radix.Range className={css.range} />
      </Radix.Track>
      <Radix.Thumb className={css.thumb} aria-label={label} aria-valuetext={format(value)} />
    </Radix.Root>
  );
}
