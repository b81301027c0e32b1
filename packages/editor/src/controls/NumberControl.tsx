import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import { Slider } from '../ui/Slider.tsx';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { readNumber } from './explainNumber.ts';
import { Field } from './Field.tsx';
import { positionOf, sliderOf, valueAt } from './numberScale.ts';
import { useDraft } from './useDraft.ts';
import { useScrub } from './useScrub.ts';

/**
 * A number: a field, which can be dragged too, and a slider where both bounds are known, by factors where they are
 * decades apart. What is in model units is said in levels of 255 too.
 */
export function NumberControl(props: ControlProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled } = props;
  const { title, unit } = description;
  const number = typeof value === 'number' ? value : undefined;
  const draft = useDraft({
    text: number === undefined ? JSON.stringify(value ?? '') : String(number),
    read: (text) => readNumber(text, description),
    onChange,
    onSettle,
  });
  const scale = sliderOf(description);
  const scrub = useScrub({ value: number, description, onChange, onSettle });
  const isModel = unit === 'model units';
  return (
    <span className={css.number}>
      {scale && number !== undefined && (
        <Slider
          label={title}
          value={positionOf(number, scale)}
          min={0}
          max={1}
          step={0.01}
          format={() => [String(number), ...(unit === undefined ? [] : [unit])].join(' ')}
          onChange={(at) => onChange(valueAt(at, scale))}
          onCommit={onSettle}
          disabled={disabled}
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
        {...scrub}
        {...draft.field}
      />
    </span>
  );
}
