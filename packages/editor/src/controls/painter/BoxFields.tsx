import { type Dispatch, type SubmitEvent, type JSX, useState } from 'react';
import { strings } from '../../strings/painter.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../Field.tsx';
import css from './Painter.module.css';
import { boxOf, type PaintAction, type Painting } from './painting.ts';

export interface BoxFieldsProps {
  readonly painting: Painting;
  readonly act: Dispatch<PaintAction>;
}

const names = ['left', 'top', 'width', 'height'] as const;

/** A box by its numbers, in px. */
export function BoxFields({ painting: { size, erase }, act }: BoxFieldsProps): JSX.Element {
  const [typed, setTyped] = useState<{ readonly [K in (typeof names)[number]]: string }>({
    left: String(Math.round(size.width / 4)),
    top: String(Math.round(size.height / 4)),
    width: String(Math.round(size.width / 2)),
    height: String(Math.round(size.height / 2)),
  });
  const [left, top, width, height] = names.map((name) => Number(typed[name].replace(',', '.'))) as [
    number,
    number,
    number,
    number,
  ];
  const box = [left, top, width, height].every(Number.isFinite)
    ? boxOf(
        [within(left / size.width), within(top / size.height)],
        [within((left + width) / size.width), within((top + height) / size.height)],
        erase,
      )
    : undefined;
  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (box) act({ do: 'add', stroke: box });
  }
  return (
    <form className={css.fields} onSubmit={onSubmit}>
      {names.map((name) => (
        <label key={name} className={css.fieldLabel}>
          <span aria-hidden>{strings[name]}</span>
          <Field
            label={strings[name]}
            unit="px"
            inputMode="decimal"
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <Button type="submit" size="small" disabled={!box}>
        {strings.addBox}
      </Button>
    </form>
  );
}

/** A box may leave the picture a little, as all strokes may. */
function within(value: number): number {
  return Math.min(2, Math.max(-1, value));
}
