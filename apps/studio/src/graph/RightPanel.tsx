import { ProblemsPanel, type Tab, Tabs, useProblemCounts } from '@tweedie/editor';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { useCanvasFiles } from '../files/useCanvasFiles.ts';
import { strings } from '../strings/app.ts';
import { StudioRunsPanel } from '../runners/StudioRunsPanel.tsx';
import { Results } from '../share/Results.tsx';
import { strings as running } from '../strings/running.ts';
import { strings as settings } from '../strings/settings.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { fetched } from '../view/fetched.tsx';
import css from './GraphView.module.css';

const CurvesPanel = fetched(() => import('../runners/fetchedCurves.ts'), 'CurvesPanel');

/** The panels at the right of the graph, in their order. */
const tabs: readonly Tab[] = [
  { id: 'results', title: strings.results, content: <ResultsPanel /> },
  { id: 'curves', title: running.curves, content: <CurvesPanel /> },
  { id: 'runs', title: strings.runs, content: <StudioRunsPanel /> },
  { id: 'problems', title: settings.problems, content: <Problems /> },
];

function ResultsPanel(): JSX.Element {
  return (
    <div data-panel="results" tabIndex={-1} className={css.panel}>
      <Results />
    </div>
  );
}

function Problems(): JSX.Element {
  return (
    <div data-panel="problems" tabIndex={-1} className={css.panel}>
      <ProblemsPanel editor={useDocument().editor} files={useCanvasFiles()} />
    </div>
  );
}

/** What came out, and the runs that it came out of. */
export function RightPanel(): JSX.Element {
  const { view } = useStudio();
  const open = useStore(view, ({ right }) => right);
  const { errors, warnings } = useProblemCounts(useDocument().editor);
  const count = errors + warnings;
  return (
    <aside className={css.side} aria-label={strings.right}>
      <Tabs
        label={strings.right}
        value={open}
        onChange={(id) => view.setState({ right: id as typeof open })}
        tabs={tabs.map((tab) =>
          tab.id === 'problems' && count > 0 ? { ...tab, badge: String(count) } : tab,
        )}
        className={css.tabs}
      />
    </aside>
  );
}
