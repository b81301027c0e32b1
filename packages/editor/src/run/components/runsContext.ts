import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../document/store/createEditor.ts';
import type { Runs } from '../createRuns.ts';
import { type LastRun, lastRunOf } from '../lastRunOf.ts';
import type { RunRecord } from '../runRecord.ts';
import { recipesOf } from '../stale/recipesOf.ts';
import { type StaleReason, whyStale } from '../stale/whyStale.ts';

/** What the parts that tell of runs share. */
export interface RunsScope {
  readonly editor: Editor;
  readonly runs: Runs;
  /** The open document that the editor edits, by the id that its runs were started with. @default '' */
  readonly document?: string;
}

export const RunsContext = createContext<RunsScope | undefined>(undefined);

export function useRunsScope(): RunsScope {
  const scope = useContext(RunsContext);
  if (!scope) throw new Error('This component stands in a RunsContext');
  return scope;
}

/** All runs of the page. */
export function useAllRecords(): readonly RunRecord[] {
  return useStore(useRunsScope().runs, ({ records }) => records);
}

/** The runs of the document. */
export function useRecords(): readonly RunRecord[] {
  const { document = '' } = useRunsScope();
  const records = useAllRecords();
  return useMemo(() => records.filter((record) => record.document === document), [records, document]);
}

/** What a node did last. It stays the same object while nothing of it changes. */
export function useLastRun(path: string): LastRun | undefined {
  const { runs, document = '' } = useRunsScope();
  const node = useStore(runs, ({ records }) => lastRunOf(records, path, document)?.node);
  const record = useStore(runs, ({ records }) => lastRunOf(records, path, document)?.record.id);
  return useMemo(
    () => lastRunOf(runs.getState().records, path, document),
    [runs, node, record, path, document],
  );
}

/** Why what a node gave in a run is not what it would give now. */
export function useStaleness(path: string, last: LastRun | undefined): StaleReason | undefined {
  const { editor } = useRunsScope();
  const workflow = useStore(editor, (state) => state.workflow);
  const catalogue = useStore(editor, (state) => state.catalogue);
  const then = last?.record.workflow;
  return useMemo(
    () => (then ? whyStale(path, recipesOf(then, catalogue), recipesOf(workflow, catalogue)) : undefined),
    [path, then, workflow, catalogue],
  );
}
