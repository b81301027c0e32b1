import { ResultsPanel, RunsPanel, Tabs } from '@tweedie/editor';
import { type JSX, useState } from 'react';
import css from './App.module.css';

/** What came out, and the runs that it came out of. */
export function SidePanel(): JSX.Element {
  const [tab, setTab] = useState('results');
  return (
    <aside className={css.side} aria-label="Results and runs">
      <Tabs
        label="Results and runs"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'results', title: 'Results', content: <ResultsPanel /> },
          { id: 'runs', title: 'Runs', content: <RunsPanel /> },
        ]}
      />
    </aside>
  );
}
