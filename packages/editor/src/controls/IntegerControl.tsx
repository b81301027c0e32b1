import { Minus, Plus } from 'lucide-react';
import type { JSX, KeyboardEvent } from 'react';
import { strings } from '../strings/canvas.ts';
import { Slider } from '../ui/Slider.tsx';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { explainNumber, readNumber } from './explainNumber.ts';
import { Field } from './Field.tsx';
import { positionOf, sliderOf, valueAt } from './numberScale.ts';
import { useDraft } from './useDraft.ts';
import { useScrub } from './useScrub.ts';

/**
 * A whole number: a field beside a slider, or else between two buttons where its range is too long for one. Arrow keys
 * go one further, ten at a time with Shift. It can be dragged too.
 */
export function IntegerControl(props: ControlProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled } = props;
  const { title, unit } = description;
  const number = typeof value === 'number' ? value : undefined;
  const draft = useDraft({
    text: number === undefined ? JSON.stringify(value ?? '') : String(number),
    read: (text) => readNumber(text, description),
    onChange,
    onSettle,
  });
  const scrub = useScrub({ value: number, description, onChange, onSettle });
  const scale = sliderOf(description);
  const can = (by: number): boolean =>
    !disabled && number !== undefined && explainNumber(number + by, description) === undefined;
  function step(by: number): void {
    if (can(by)) onChange(number! + by);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
    } else draft.field.onKeyDown(event);
  }
  const field = (
    <Field
      label={title}
      why={draft.why}
      unit={unit}
      inputMode="numeric"
      disabled={disabled}
      className={scale && css.short}
      {...scrub}
      {...draft.field}
      onKeyDown={onKeyDown}
    />
  );
  if (scale && number !== undefined) {
    return (
      <span className={css.number}>
        <Slider
          label={title}
          value={positionOf(number, scale)}
          min={0}
          max={1}
          step={0.001}
          format={() => [String(number), ...(unit === undefined ? [] : [unit])].join(' ')}
          onChange={(at) => onChange(Math.round(valueAt(at, scale)))}
          onStep={step}
          onCommit={onSettle}
          disabled={disabled}
        />
        {field}
      </span>
    );
  }
  return (
    <span className={css.stepper}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={strings.less(title)}
        disabled={!can(-1)}
        onClick={() => step(-1)}
        onBlur={onSettle}
      >
        <Minus aria-hidden />
      </button>
      {field}
      <button
        type="button"
        tabIndex={-1}
        aria-label={strings.greater(title)}
        disabled={!can(1)}
        onClick={() => step(1)}
        onBlur={onSettle}
      >
        <Plus aria-hidden />
      </button>
    </span>
  );
}
