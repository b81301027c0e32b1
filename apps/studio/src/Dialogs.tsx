import { type ComponentType, type JSX, lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { ElsewhereDialog } from './documents/dialogs/ElsewhereDialog.tsx';
import { LargeRunDialog } from './runners/LargeRunDialog.tsx';
import { useStudio } from './studioContext.ts';
import type { DialogName } from './view/createView.ts';

/** What can stand over everything, by name. Each is fetched when it first opens. */
const dialogs: Partial<Record<DialogName, ComponentType>> = {
  about: lazy(async () => ({ default: (await import('./settings/AboutDialog.tsx')).AboutDialog })),
  documents: lazy(async () => ({
    default: (await import('./documents/dialogs/DocumentsDialog.tsx')).DocumentsDialog,
  })),
  gallery: lazy(() => import('./start/GalleryDialog.tsx')),
  missing: lazy(async () => ({ default: (await import('./plugins/MissingDialog.tsx')).MissingDialog })),
  server: lazy(async () => ({
    default: (await import('./runners/server/ServerDialog.tsx')).ServerDialog,
  })),
  share: lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog })),
  shortcuts: lazy(async () => ({
    default: (await import('./settings/ShortcutsDialog.tsx')).ShortcutsDialog,
  })),
  versions: lazy(async () => ({
    default: (await import('./documents/dialogs/VersionsDialog.tsx')).VersionsDialog,
  })),
};

export function Dialogs(): JSX.Element {
  const open = useStore(useStudio().view, ({ dialog }) => dialog);
  const Shown = open && dialogs[open];
  return (
    <>
      <Suspense>{Shown && <Shown />}</Suspense>
      <ElsewhereDialog />
      <LargeRunDialog />
    </>
  );
}
