import { type JSX, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { strings } from '../../strings/run.ts';
import { Select } from '../../ui/Select.tsx';
import { Curves } from '../../viewer/curves/Curves.tsx';
import { useLastRun, useRecords, useRunsScope } from '../components/runsContext.ts';
import { curvesOf } from './curvesOf.ts';
import css from './ResultsPanel.module.css';

/** The curves of a solver in full: of the one that is selected, or else of the first that has any. */
export function CurvesPanel(): JSX.Element {
  const { editor } = useRunsScope();
  const records = useRecords();
  const selection = useStore(editor, (state) => state.selection.items);
  const path = useStore(editor, (state) => state.path);
  const [chosen, setChosen] = useState<string>();
  const nodes = useMemo(
    () => [
      ...new Set(
        [...records].reverse().flatMap(({ state }) =>
          Object.entries(state?.nodes ?? {})
            .filter(([, { metrics }]) => Object.keys(metrics).length > 0)
            .map(([node]) => node),
        ),
      ),
    ],
    [records],
  );
  const selected = [...selection].map((id) => [...path, id].join('/'));
  const node = [...selected, chosen].find((id) => id !== undefined && nodes.includes(id)) ?? nodes[0] ?? '';
  const metrics = useLastRun(node)?.node.metrics;
  const plots = useMemo(() => curvesOf(metrics ?? {}), [metrics]);
  if (plots.length === 0) return <p className={css.empty}>{strings.noCurves}</p>;
  const state = editor.getState();
  const titleOf = (id: string): string => titleOfNode(state, id.split('/').at(-1)!);
  return (
    <section className={css.panel} aria-label={strings.curves}>
      {nodes.length > 1 && (
        <Select
          label={strings.curvesOfNode}
          options={nodes.map((id) => ({ value: id, title: titleOf(id) }))}
          value={node}
          onChange={(id) => {
            editor.actions.select({ items: [], edges: [] });
            setChosen(id);
          }}
        />
      )}
      {plots.map(({ name, title, unit, curves }) => (
        <Curves key={name} title={title} unit={unit} curves={curves} className={css.chart} />
      ))}
    </section>
  );
}
