import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { Field } from './Field.tsx';
import { useDraft } from './useDraft.ts';

/** A colour, picked or written as #rrggbb. */
export function ColourControl({
  description,
  value,
  onChange,
  onSettle,
  disabled,
}: ControlProps): JSX.Element {
  const text = typeof value === 'string' ? value : '#000000';
  const draft = useDraft<string>({
    text,
    read: (typed) =>
      /^#[\da-f]{6}$/i.test(typed.trim())
        ? { value: typed.trim().toLowerCase() }
        : { why: strings.notAColour(typed) },
    onChange,
    onSettle,
  });
  return (
    <span className={css.number}>
      <input
        type="color"
        className={css.swatch}
        aria-label={strings.pick(description.title)}
        value={text}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onSettle}
      />
      <Field label={description.title} why={draft.why} disabled={disabled} {...draft.field} />
    </span>
  );
}
