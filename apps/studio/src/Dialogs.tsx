import { type ComponentType, type JSX, lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { AboutDialog } from './settings/AboutDialog.tsx';
import { ShortcutsDialog } from './settings/ShortcutsDialog.tsx';
import { useStudio } from './studioContext.ts';
import type { DialogName } from './view/createView.ts';

/** What can stand over everything, by name. */
const dialogs: Partial<Record<DialogName, ComponentType>> = {
  gallery: lazy(() => import('./start/GalleryDialog.tsx')),
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
};

export function Dialogs(): JSX.Element {
  const open = useStore(useStudio().view, ({ dialog }) => dialog);
  const Shown = open && dialogs[open];
  return <Suspense>{Shown && <Shown />}</Suspense>;
}
