import { Frame as FrameIcon, StickyNote } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import type { ItemView } from '../document/views/nodeViews.ts';
import { strings } from '../strings/outline.ts';
import { NameField } from './NameField.tsx';
import css from './Outline.module.css';
import { useOutline } from './outlineContext.ts';
import { Row } from './Row.tsx';
import { writeRow } from './rowKey.ts';

/** The row of a frame or of a note. */
export function ItemRow({ view }: { readonly view: Exclude<ItemView, { type: 'node' }> }): JSX.Element {
  const { id, type, selected } = view;
  const { outline } = useOutline();
  const renaming = useStore(outline, (state) => state.renaming === id);
  const name = view.type === 'frame' ? view.data.title : view.data.text;
  const Icon = type === 'frame' ? FrameIcon : StickyNote;
  return (
    <Row
      rowKey={writeRow({ kind: 'item', item: id })}
      title={name || strings.emptyNote}
      level={1}
      selected={selected}
    >
      <span className={css.chevron} />
      <Icon aria-hidden className={css.icon} />
      <span className="tweedie-hidden">{strings[type]} </span>
      {renaming ? (
        <NameField item={id} name={name} />
      ) : (
        <span className={css.title}>{name || strings.emptyNote}</span>
      )}
    </Row>
  );
}
