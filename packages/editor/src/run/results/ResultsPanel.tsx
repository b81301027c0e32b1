import type { Workflow } from '@tweedie/workflow';
import { type JSX, lazy, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useAsync } from '../../hooks/useAsync.ts';
import { portsOf } from '../../document/ports/portsOf.ts';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { strings } from '../../strings/run.ts';
import { Select } from '../../ui/Select.tsx';
import type { PngText } from '../../viewer/compare/filesOf.ts';
import { useRecords, useRunsScope } from '../components/runsContext.ts';
import type { RunRecord } from '../runRecord.ts';
import css from './ResultsPanel.module.css';
import { resultsIn, richestOf } from './resultsIn.ts';
import { shownOf } from './shownOf.ts';

/** The viewer is large: it is fetched with the first result. */
const ShownView = lazy(() => import('./ShownView.tsx').then((module) => ({ default: module.ShownView })));

export interface ResultsPanelProps {
  /** The text that goes into every PNG that is saved, of the workflow that it came out of. */
  readonly pngText?: (workflow: Workflow) => PngText | undefined;
}

/** What came out of the newest run: of the result that is selected, or else of the richest. */
export function ResultsPanel({ pngText }: ResultsPanelProps): JSX.Element {
  const { editor, runs } = useRunsScope();
  const record = [...useRecords()].reverse().find((one) => resultsIn(one).length > 0);
  const selection = useStore(editor, (state) => state.selection.items);
  const [chosen, setChosen] = useState<string>();
  const results = record ? resultsIn(record) : [];
  const richest = record && richestOf(results, record);
  const node = [...selection, chosen].find((id) => id !== undefined && results.includes(id)) ?? richest;
  const key = node === undefined ? '' : keyOf(record!, node);
  const outcome = useAsync(
    () => (record && node !== undefined ? runs.outputs(record.id, node) : Promise.resolve(undefined)),
    [record?.id, node, key],
  );
  const workflow = record?.workflow;
  const text = useMemo(() => workflow && pngText?.(workflow), [workflow, pngText]);
  if (!record || node === undefined) return <p className={css.empty}>{strings.noResults}</p>;
  const state = editor.getState();
  const found = record.workflow.nodes[node];
  const outputs = found && portsOf(found, state)?.outputs;
  const titleOf = (output: string): string => outputs?.find(({ name }) => name === output)?.title ?? output;
  return (
    <section className={css.panel} aria-label={strings.results}>
      {results.length > 1 && (
        <Select
          label={strings.results}
          options={results.map((id) => ({ value: id, title: titleOfNode(state, id) }))}
          value={node}
          onChange={(id) => {
            editor.actions.select({ items: [], edges: [] });
            setChosen(id);
          }}
        />
      )}
      {outcome.value ? (
        <Suspense fallback={<p className={css.empty}>{strings.starting}</p>}>
          <ShownView shown={shownOf(outcome.value, found, titleOf)} pngText={text} />
        </Suspense>
      ) : (
        <p className={css.empty}>{outcome.pending ? strings.starting : strings.nothingToShow}</p>
      )}
    </section>
  );
}

function keyOf({ state }: RunRecord, node: string): string {
  const status = state?.nodes[node]?.status;
  return status?.is === 'finished' ? status.key : '';
}
