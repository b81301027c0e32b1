import { RunsPanel } from '@tweedie/editor';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../studioContext.ts';

/** The runs of the page, each with where it runs, and a way to the graph that it is of. */
export function StudioRunsPanel(): JSX.Element {
  const { desk, runners } = useStudio();
  const all = useStore(runners, (state) => state.runners);
  return (
    <RunsPanel
      titleOf={(id) => all.find((runner) => runner.id === id)?.title}
      onOpen={({ workflow, document }) =>
        desk.open(workflow, { origin: { kind: 'new' }, ...(document !== '' && { id: document }) })
      }
    />
  );
}
