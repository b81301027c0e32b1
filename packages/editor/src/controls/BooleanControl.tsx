import type { JSX } from 'react';
import { Switch } from '../ui/Switch.tsx';
import type { ControlProps } from './control.ts';

/** Something that is on or off. */
export function BooleanControl({
  description,
  value,
  onChange,
  onSettle,
  disabled,
}: ControlProps): JSX.Element {
  return (
    <Switch
      label={description.title}
      hideLabel
      checked={value === true}
      disabled={disabled}
      onChange={(checked) => {
        onChange(checked);
        onSettle();
      }}
    />
  );
}
