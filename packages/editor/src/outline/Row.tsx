import { MoreHorizontal } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/outline.ts';
import css from './Outline.module.css';
import { useOutline } from './outlineContext.ts';

export interface RowProps {
  readonly rowKey: string;
  /** What one finds it by, by typing its first letters. */
  readonly title: string;
  readonly level: 1 | 2;
  readonly expanded?: boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly look?: 'error' | 'warning' | undefined;
  readonly hasMenu?: boolean;
  /** What it is. */
  readonly children: ReactNode;
  /** How it stands, or its control. */
  readonly end?: ReactNode;
}

/** A row of the outline, in two cells. */
export function Row(props: RowProps): JSX.Element {
  const { rowKey, title, level, expanded, selected, look, hasMenu = true, children, end } = props;
  const { outline } = useOutline();
  const active = useStore(outline, (state) => state.active === rowKey);
  return (
    <div
      role="row"
      aria-level={level}
      aria-expanded={expanded}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      className={css.row}
      data-row={rowKey}
      data-title={title}
      data-look={look}
    >
      <span role="gridcell" className={css.what}>
        {children}
      </span>
      <span role="gridcell" className={css.how}>
        {end}
        {hasMenu && (
          <button
            type="button"
            tabIndex={-1}
            className={css.more}
            aria-label={strings.actions(title)}
            data-menu
          >
            <MoreHorizontal aria-hidden />
          </button>
        )}
      </span>
    </div>
  );
}
