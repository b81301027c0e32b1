import { Button, Dialog } from '@tweedie/editor';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/running.ts';
import { useStudio } from '../studioContext.ts';

/** Asks before a run that may be more than the page can hold. */
export function LargeRunDialog(): JSX.Element | null {
  const { launcher } = useStudio();
  const pending = useStore(launcher, (state) => state.pending);
  if (!pending) return null;
  return (
    <Dialog
      open
      size="small"
      title={strings.large}
      onOpenChange={() => launcher.answer(false)}
      footer={
        <>
          <Button onClick={() => launcher.answer(false)}>{strings.notNow}</Button>
          <Button look="primary" onClick={() => launcher.answer(true)}>
            {strings.runAnyway}
          </Button>
        </>
      }
    >
      <p>{strings.largeSummary(`${(pending.bytes / 1e9).toFixed(1)} GB`)}</p>
      <p>{strings.largeRemedy}</p>
    </Dialog>
  );
}
