import { Button, Dialog } from '@tweedie/editor';
import { type JSX, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../../strings/documents.ts';
import { useStudio } from '../../studioContext.ts';

/** Asks what to do with a document that another tab edits. */
export function ElsewhereDialog(): JSX.Element | null {
  const { documents, notices } = useStudio();
  const elsewhere = useStore(documents, (state) => state.elsewhere);
  const [busy, setBusy] = useState(false);
  if (!elsewhere) return null;
  const { name, why } = elsewhere;
  function act(what: () => Promise<void>): void {
    setBusy(true);
    what()
      .catch((error: unknown) => notices.sayProblem(error))
      .finally(() => setBusy(false));
  }
  return (
    <Dialog
      open
      size="small"
      onOpenChange={() => documents.doWithout()}
      closeLabel={why === 'taken' ? strings.openNew : strings.close}
      title={why === 'taken' ? strings.taken(name) : strings.elsewhere(name)}
      summary={why === 'taken' ? strings.takenSummary : strings.elsewhereSummary}
      footer={
        <>
          <Button disabled={busy} onClick={() => act(documents.openCopy)}>
            {strings.openCopy}
          </Button>
          <Button look="primary" disabled={busy} onClick={() => act(documents.takeOver)}>
            {strings.takeOver}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
