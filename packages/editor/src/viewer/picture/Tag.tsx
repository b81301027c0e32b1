import type { JSX } from 'react';
import { classes } from '../../ui/classes.ts';
import css from './Tag.module.css';

export interface TagProps {
  readonly title: string;
  readonly note?: string | undefined;
  /** Something that is wrong with the picture. */
  readonly warning?: string | undefined;
  /** @default 'left' */
  readonly side?: 'left' | 'right';
}

/** The title of a picture, in a corner of it. */
export function Tag({ title, note, warning, side = 'left' }: TagProps): JSX.Element {
  return (
    <div className={classes(css.tag, css[side])}>
      <span className={css.title}>{title}</span>
      {note !== undefined && <span className={css.note}>{note}</span>}
      {warning !== undefined && <span className={css.warning}>⚠ {warning}</span>}
    </div>
  );
}

/** A sentence in the middle of a pane that has no picture. */
export function Missing({ sentence }: { readonly sentence: string }): JSX.Element {
  return <p className={css.missing}>{sentence}</p>;
}
