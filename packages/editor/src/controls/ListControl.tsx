import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { Field } from './Field.tsx';
import { type Read, useDraft } from './useDraft.ts';

/** Numbers in order, with commas or spaces between them. */
export function NumbersControl(props: ControlProps): JSX.Element {
  return <ListField {...props} read={readNumbers} separator=", " />;
}

/** Words in order, with commas between them. */
export function TextsControl(props: ControlProps): JSX.Element {
  return <ListField {...props} read={readTexts} separator=", " />;
}

interface ListFieldProps extends ControlProps {
  readonly read: (text: string) => Read<readonly unknown[]>;
  readonly separator: string;
}

function ListField(props: ListFieldProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled, read, separator } = props;
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const draft = useDraft<readonly unknown[]>({
    text: items.map(String).join(separator),
    read,
    onChange,
    onSettle,
  });
  return (
    <Field
      label={strings.listOf(description.title, items.length)}
      why={draft.why}
      disabled={disabled}
      className={css.fill}
      {...draft.field}
    />
  );
}

function readNumbers(text: string): Read<readonly number[]> {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const bad = parts.find((part) => !Number.isFinite(Number(part)));
  return bad === undefined ? { value: parts.map(Number) } : { why: strings.notANumber(bad) };
}

function readTexts(text: string): Read<readonly string[]> {
  const value = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return { value };
}
