import { CurvesPanel, ResultsPanel, type Tab, Tabs } from '@tweedie/editor';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/app.ts';
import { StudioRunsPanel } from '../runners/StudioRunsPanel.tsx';
import { strings as running } from '../strings/running.ts';
import { useStudio } from '../studioContext.ts';
import css from './GraphView.module.css';

/** The panels at the right of the graph, in their order. */
const tabs: readonly Tab[] = [
  { id: 'results', title: strings.results, content: <ResultsPanel /> },
  { id: 'curves', title: running.curves, content: <CurvesPanel /> },
  { id: 'runs', title: strings.runs, content: <StudioRunsPanel /> },
];

/** What came out, and the runs that it came out of. */
export function RightPanel(): JSX.Element {
  const { view } = useStudio();
  const open = useStore(view, ({ right }) => right);
  return (
    <aside className={css.side} aria-label={strings.right}>
      <Tabs
        label={strings.right}
        value={open}
        onChange={(id) => view.setState({ right: id as typeof open })}
        tabs={tabs}
      />
    </aside>
  );
}
