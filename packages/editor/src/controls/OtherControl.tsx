import type { JSX } from 'react';
import { strings } from '../strings/canvas.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';

/** A value that nobody can type here: what it holds, in a few words. */
export function OtherControl({ value }: ControlProps): JSX.Element {
  return <span className={css.other}>{describe(value)}</span>;
}

function describe(value: unknown): string {
  if (value === undefined) return strings.nothing;
  if (Array.isArray(value)) return strings.items(value.length);
  const text = JSON.stringify(value);
  return text.length <= 32 ? text : `${text.slice(0, 31)}…`;
}
