import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import { Slider } from '../ui/Slider.tsx';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { readNumber } from './explainNumber.ts';
import { Field } from './Field.tsx';
import { useDraft } from './useDraft.ts';

/** A number: a field, and a slider where both bounds are known. What is in model units is said in levels of 255 too. */
export function NumberControl(props: ControlProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled } = props;
  const { title, unit, min, max } = description;
  const number = typeof value === 'number' ? value : undefined;
  const draft = useDraft({
    text: number === undefined ? JSON.stringify(value ?? '') : String(number),
    read: (text) => readNumber(text, description),
    onChange,
    onSettle,
  });
  const hasSlider = min !== undefined && max !== undefined && number !== undefined && max - min <= 10;
  const isModel = unit === 'model units';
  return (
    <span className={css.number}>
      {hasSlider && (
        <Slider
          label={title}
          value={number}
          onChange={(next) => onChange(tidy(next))}
          onCommit={onSettle}
          {...{ min, max, disabled }}
          step={(max - min) / 100}
        />
      )}
      {isModel && number !== undefined && number <= 1 && (
        <span className={`${css.also} tweedie-number`}>{strings.ofLevels(number * 127.5)}</span>
      )}
      <Field
        label={title}
        why={draft.why}
        unit={isModel ? undefined : unit}
        inputMode="decimal"
        disabled={disabled}
        className={css.short}
        {...draft.field}
      />
    </span>
  );
}

/** 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
