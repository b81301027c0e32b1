import { type InputHTMLAttributes, type JSX, useId } from 'react';
import { classes } from '../ui/classes.ts';
import css from './controls.module.css';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** The accessible name. */
  readonly label: string;
  /** Why what it holds cannot be taken. */
  readonly why?: string | undefined;
  /** Stands at its end: a unit. */
  readonly unit?: string | undefined;
}

/** A line that is typed. What is wrong with it stands under it. */
export function Field({ label, why, unit, className, ...rest }: FieldProps): JSX.Element {
  const id = useId();
  return (
    <span className={classes(css.field, className)} data-wrong={why !== undefined || undefined}>
      <input
        aria-label={label}
        aria-invalid={why !== undefined || undefined}
        {...(why !== undefined && { 'aria-describedby': id })}
        spellCheck={false}
        autoComplete="off"
        {...rest}
      />
      {unit !== undefined && <span className={css.unit}>{unit}</span>}
      {why !== undefined && (
        <span id={id} role="alert" className={css.why}>
          {why}
        </span>
      )}
    </span>
  );
}
