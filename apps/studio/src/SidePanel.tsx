import { ResultsPanel, RunsPanel, Tabs } from '@tweedie/editor';
import { type JSX, useState } from 'react';
import css from './App.module.css';
import { strings } from './strings.ts';

/** What came out, and the runs that it came out of. */
export function SidePanel(): JSX.Element {
  const [tab, setTab] = useState('results');
  return (
    <aside className={css.side} aria-label={strings.side}>
      <Tabs
        label={strings.side}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'results', title: strings.results, content: <ResultsPanel /> },
          { id: 'runs', title: strings.runs, content: <RunsPanel /> },
        ]}
      />
    </aside>
  );
}
