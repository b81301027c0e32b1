import type { JSX } from 'react';
import { useStore } from 'zustand';
import { useStudio } from './studioContext.ts';
import { LargeRunDialog } from './runners/LargeRunDialog.tsx';
import { ServerDialog } from './runners/server/ServerDialog.tsx';
import type { DialogName } from './view/createView.ts';

/** What can stand over everything, by name. */
const dialogs: Partial<Record<DialogName, () => JSX.Element>> = { server: ServerDialog };

export function Dialogs(): JSX.Element {
  const open = useStore(useStudio().view, ({ dialog }) => dialog);
  const Shown = open && dialogs[open];
  return (
    <>
      {Shown && <Shown />}
      <LargeRunDialog />
    </>
  );
}
