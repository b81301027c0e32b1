import { Dices } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { readNumber } from './explainNumber.ts';
import { Field } from './Field.tsx';
import { useDraft } from './useDraft.ts';

/** A seed: a field, and dice for another one. */
export function SeedControl({ description, value, onChange, onSettle, disabled }: ControlProps): JSX.Element {
  const draft = useDraft({
    text: String(value),
    read: (text) => readNumber(text, description),
    onChange,
    onSettle,
  });
  function roll(): void {
    onChange(crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000);
    onSettle();
  }
  return (
    <span className={css.number}>
      <Field
        label={description.title}
        why={draft.why}
        inputMode="numeric"
        disabled={disabled}
        {...draft.field}
      />
      <IconButton
        size="small"
        label={strings.roll(description.title)}
        icon={<Dices aria-hidden />}
        disabled={disabled}
        onClick={roll}
      />
    </span>
  );
}
