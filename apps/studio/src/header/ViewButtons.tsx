import { IconButton, isMac, Segments, showKeys, useProblemCounts } from '@tweedie/editor';
import { CircleAlert, CircleCheck, ListTree, PanelRight, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/settings.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { goTo } from '../view/goTo.ts';
import css from './ViewButtons.module.css';

/** Graph or form. */
export function ViewSwitch(): JSX.Element {
  const { view } = useStudio();
  const now = useStore(view, (state) => state.view);
  const shortcut = showKeys('Alt+Shift+V', isMac());
  return (
    <Segments
      label={strings.view}
      segments={(['graph', 'form'] as const).map((id) => ({ id, title: strings.views[id], shortcut }))}
      value={now}
      onChange={(next) => view.setState({ view: next })}
    />
  );
}

/** How many problems there are; the outline; and the panel at the right where there is little room. */
export function PanelButtons(): JSX.Element | null {
  const { view } = useStudio();
  const { editor } = useDocument();
  const { errors, warnings } = useProblemCounts(editor);
  const { view: now, left, rightOpen } = useStore(view);
  const count = strings.problemCount(errors, warnings);
  const Icon = errors > 0 ? CircleAlert : warnings > 0 ? TriangleAlert : CircleCheck;
  const mac = isMac();
  return (
    <>
      <button
        type="button"
        className={css.problems}
        data-look={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good'}
        title={`${count} (${showKeys('Alt+Shift+P', mac)})`}
        onClick={() => goTo(view, 'problems')}
      >
        <Icon aria-hidden />
        <span className={css.count}>{count}</span>
      </button>
      {now === 'graph' && (
        <>
          <IconButton
            label={strings.outline}
            shortcut={showKeys('Alt+Shift+O', mac)}
            pressed={left === 'outline'}
            icon={<ListTree aria-hidden />}
            onClick={() => (left === 'outline' ? view.setState({ left: undefined }) : goTo(view, 'outline'))}
          />
          <IconButton
            label={strings.results}
            pressed={rightOpen}
            icon={<PanelRight aria-hidden />}
            onClick={() => view.setState({ rightOpen: !rightOpen })}
          />
        </>
      )}
    </>
  );
}
