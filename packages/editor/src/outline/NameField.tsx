import type { JSX, KeyboardEvent } from 'react';
import { useCanvas } from '../canvas/canvasContext.ts';
import { itemOf } from '../document/items.ts';
import { strings } from '../strings/outline.ts';
import css from './Outline.module.css';
import { useOutline } from './outlineContext.ts';

/** The name of an item, or the text of a note, while it is typed. Enter takes it, Escape gives it up. */
export function NameField({ item, name }: { readonly item: string; readonly name: string }): JSX.Element {
  const { actions } = useCanvas().editor;
  const { outline } = useOutline();
  const { kind, key } = itemOf(item);
  function take(text: string): void {
    outline.setState({ renaming: undefined });
    if (text === name) return;
    if (kind === 'node') actions.setLabel([item], text);
    else if (kind === 'frame') actions.setFrame(key, { title: text });
    else actions.setCanvasNote(key, { text });
    actions.settle();
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.key === 'Escape') event.currentTarget.value = name;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.currentTarget.closest<HTMLElement>('[role=row]')?.focus();
  }
  return (
    <input
      className={css.name}
      aria-label={kind === 'note' ? strings.noteText : strings.nameOf(name)}
      defaultValue={name}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => take(currentTarget.value.trim())}
    />
  );
}
