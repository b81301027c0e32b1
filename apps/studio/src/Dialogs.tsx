import type { JSX } from 'react';
import { useStore } from 'zustand';
import { ElsewhereDialog } from './documents/dialogs/ElsewhereDialog.tsx';
import { LargeRunDialog } from './runners/LargeRunDialog.tsx';
import { useStudio } from './studioContext.ts';
import type { DialogName } from './view/createView.ts';
import { fetched } from './view/fetched.tsx';

/** What can stand over everything, by name. */
const dialogs: Readonly<Record<DialogName, () => JSX.Element>> = {
  about: fetched(() => import('./settings/AboutDialog.tsx'), 'AboutDialog'),
  documents: fetched(() => import('./documents/dialogs/DocumentsDialog.tsx'), 'DocumentsDialog'),
  gallery: fetched(() => import('./start/GalleryDialog.tsx'), 'GalleryDialog'),
  missing: fetched(() => import('./plugins/MissingDialog.tsx'), 'MissingDialog'),
  server: fetched(() => import('./runners/server/ServerDialog.tsx'), 'ServerDialog'),
  share: fetched(() => import('./share/ShareDialog.tsx'), 'ShareDialog'),
  shortcuts: fetched(() => import('./settings/ShortcutsDialog.tsx'), 'ShortcutsDialog'),
  versions: fetched(() => import('./documents/dialogs/VersionsDialog.tsx'), 'VersionsDialog'),
};

export function Dialogs(): JSX.Element {
  const open = useStore(useStudio().view, ({ dialog }) => dialog);
  const Shown = open && dialogs[open];
  return (
    <>
      {Shown && <Shown />}
      <ElsewhereDialog />
      <LargeRunDialog />
    </>
  );
}
