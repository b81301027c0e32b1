import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { useAsync } from '../../hooks/useAsync.ts';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { strings } from '../../strings/run.ts';
import { Select } from '../../ui/Select.tsx';
import { useRecords, useRunsScope } from '../components/runsContext.ts';
import type { RunRecord } from '../runRecord.ts';
import css from './ResultsPanel.module.css';
import { shownOf } from './shownOf.ts';
import { ShownView } from './ShownView.tsx';

/** What came out of the newest run: of the node that is selected, or else of the first result. */
export function ResultsPanel(): JSX.Element {
  const { editor, runs } = useRunsScope();
  const record = [...useRecords()].reverse().find(({ state }) => finishedIn(state).length > 0);
  const selection = useStore(editor, (state) => state.selection.items);
  const [chosen, setChosen] = useState<string>();
  const finished = finishedIn(record?.state);
  const results = finished.filter((node) => isResult(record!, node));
  const selected = [...selection].find((node) => finished.includes(node));
  const node = selected ?? (chosen !== undefined && finished.includes(chosen) ? chosen : results[0]);
  const key = node === undefined ? '' : keyOf(record!, node);
  const outcome = useAsync(
    () => (record && node !== undefined ? runs.outputs(record.id, node) : Promise.resolve(undefined)),
    [record?.id, node, key],
  );
  if (!record || node === undefined) return <p className={css.empty}>{strings.noResults}</p>;
  const state = editor.getState();
  return (
    <section className={css.panel} aria-label={strings.results}>
      {results.length > 1 && (
        <Select
          label={strings.results}
          options={results.map((id) => ({ value: id, title: titleOfNode(state, id) }))}
          value={results.includes(node) ? node : results[0]!}
          onChange={(id) => {
            editor.actions.select({ items: [], edges: [] });
            setChosen(id);
          }}
        />
      )}
      {outcome.value ? (
        <ShownView shown={shownOf(outcome.value, record.workflow.nodes[node])} />
      ) : (
        <p className={css.empty}>{outcome.pending ? strings.starting : strings.nothingToShow}</p>
      )}
    </section>
  );
}

function finishedIn(state: RunRecord['state']): readonly string[] {
  return Object.entries(state?.nodes ?? {}).flatMap(([node, { status }]) =>
    status.is === 'finished' ? [node] : [],
  );
}

function keyOf({ state }: RunRecord, node: string): string {
  const status = state?.nodes[node]?.status;
  return status?.is === 'finished' ? status.key : '';
}

/** Nothing else of the run hangs on it. */
function isResult({ workflow }: RunRecord, node: string): boolean {
  return !workflow.edges.some(({ from }) => from[0] === node);
}
