import type { JSX, KeyboardEvent } from 'react';

export interface NameInputProps {
  readonly name: string;
  readonly label: string;
  readonly className: string | undefined;
  /** It is over: the new name, or `undefined` where it stays as it was. */
  readonly onDone: (name: string | undefined) => void;
  /** Where the focus goes from it. */
  readonly focusOf: (input: HTMLElement) => HTMLElement | null | undefined;
}

/** A name while it is typed. Enter takes it, Escape gives it up. */
export function NameInput({ name, label, className, onDone, focusOf }: NameInputProps): JSX.Element {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.key === 'Escape') event.currentTarget.value = name;
    if (event.key === 'Enter' || event.key === 'Escape') focusOf(event.currentTarget)?.focus();
  }
  return (
    <input
      className={`${className} nodrag`}
      aria-label={label}
      defaultValue={name}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget: { value } }) => onDone(value === name ? undefined : value.trim())}
    />
  );
}
