import type { JSX } from 'react';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { Field } from './Field.tsx';

/** A line of text. */
export function TextControl({ description, value, onChange, onSettle, disabled }: ControlProps): JSX.Element {
  return (
    <Field
      label={description.title}
      value={typeof value === 'string' ? value : ''}
      disabled={disabled}
      className={css.fill}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onSettle}
    />
  );
}

/** Several lines of text. */
export function ParagraphControl(props: ControlProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled } = props;
  return (
    <textarea
      className={`${css.paragraph} nowheel`}
      aria-label={description.title}
      rows={3}
      value={typeof value === 'string' ? value : ''}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onSettle}
    />
  );
}
