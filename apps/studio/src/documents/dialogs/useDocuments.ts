import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../../studioContext.ts';
import { type DocumentSummary, listDocuments } from '../library.ts';

/** All documents, as they are now; `undefined` until they are read. */
export function useDocuments(): readonly DocumentSummary[] | undefined {
  const studio = useStudio();
  const changes = useStore(studio.documents, (state) => state.changes);
  const [all, setAll] = useState<readonly DocumentSummary[]>();
  useEffect(() => {
    let over = false;
    listDocuments(studio).then(
      (found) => {
        if (!over) setAll(found);
      },
      (error: unknown) => studio.notices.sayProblem(error),
    );
    return () => {
      over = true;
    };
  }, [studio, changes]);
  return all;
}
