import { type ComponentType, type JSX, lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { ElsewhereDialog } from './documents/dialogs/ElsewhereDialog.tsx';
import { useStudio } from './studioContext.ts';
import type { DialogName } from './view/createView.ts';

const DocumentsDialog = lazy(async () => ({
  default: (await import('./documents/dialogs/DocumentsDialog.tsx')).DocumentsDialog,
}));
const VersionsDialog = lazy(async () => ({
  default: (await import('./documents/dialogs/VersionsDialog.tsx')).VersionsDialog,
}));
const ShareDialog = lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }));
const MissingDialog = lazy(async () => ({
  default: (await import('./share/MissingDialog.tsx')).MissingDialog,
}));

/** What can stand over everything, by name. */
const dialogs: Partial<Record<DialogName, ComponentType>> = {
  documents: DocumentsDialog,
  versions: VersionsDialog,
  share: ShareDialog,
  missing: MissingDialog,
};

export function Dialogs(): JSX.Element {
  const open = useStore(useStudio().view, ({ dialog }) => dialog);
  const Shown = open && dialogs[open];
  return (
    <>
      {Shown && (
        <Suspense>
          <Shown />
        </Suspense>
      )}
      <ElsewhereDialog />
    </>
  );
}
