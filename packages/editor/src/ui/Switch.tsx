import { Switch as Radix } from 'radix-ui';
import { type JSX, useId } from 'react';
import css from './Switch.module.css';

export interface SwitchProps {
  /** What is on or off: the words beside it, and its accessible name. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Where the words stand elsewhere. @default false */
  readonly hideLabel?: boolean;
}

/** Something that is on or off. */
export function Switch({
  label,
  checked,
  onChange,
  disabled = false,
  hideLabel = false,
}: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <span className={css.row}>
      <Radix.Root
        id={id}
        {...{ checked, disabled }}
        onCheckedChange={onChange}
        {...(hideLabel && { 'aria-label': label })}
        className={css.switch}
      >
        <Radix.Thumb className={css.thumb} />
      </Radix.Root>
      {!hideLabel && (
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
      )}
    </span>
  );
}
