import type { CanvasFiles } from '@tweedie/editor';
import { useMemo } from 'react';
import { useDocument, useStudio } from '../studioContext.ts';
import { FilePicture } from './FilePicture.tsx';

/** How files come to the shelf from the canvas, the outline and the form. */
export function useCanvasFiles(): CanvasFiles {
  const { opener, shelf } = useStudio();
  const { editor } = useDocument();
  return useMemo<CanvasFiles>(
    () => ({
      Picture: FilePicture,
      onFile(node, parameter, file) {
        editor.actions.setParameter(node, parameter, shelf.add(file.name, file));
      },
      onPicture: (file, at) => void opener.files([file], at), // a PNG may hold a graph
    }),
    [editor, opener, shelf],
  );
}
