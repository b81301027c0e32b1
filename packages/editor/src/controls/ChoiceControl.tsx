import type { JSX } from 'react';
import { Select } from '../ui/Select.tsx';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';

/** One of a few words. A value that is none of them is shown too, so that it is not lost unseen. */
export function ChoiceControl({
  description,
  value,
  onChange,
  onSettle,
  disabled,
}: ControlProps): JSX.Element {
  const { title, values = [] } = description;
  const chosen = String(value);
  const all = values.includes(chosen) ? values : [chosen, ...values];
  return (
    <Select
      label={title}
      size="small"
      className={css.fill}
      options={all.map((each) => ({ value: each, title: spoken(each) }))}
      value={chosen}
      disabled={disabled}
      onChange={(next) => {
        onChange(next);
        onSettle();
      }}
    />
  );
}

/** "as-measured" is "As measured". */
function spoken(word: string): string {
  const words = word.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
