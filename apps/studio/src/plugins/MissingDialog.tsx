import type { JSX } from 'react';
import { useStore } from 'zustand';
import { useDocument, useStudio } from '../studioContext.ts';
import { MissingPlugins } from './MissingPlugins.tsx';

/** Says what the open document needs and is not here, before anything of it runs. */
export function MissingDialog(): JSX.Element {
  const { view } = useStudio();
  const { workflow } = useStore(useDocument().editor);
  return <MissingPlugins workflow={workflow} onClose={() => view.setState({ dialog: undefined })} />;
}
