import type { JSX } from 'react';
import { PainterDialog, type PainterDialogProps } from './PainterDialog.tsx';
import type { PictureUnder } from './pictureUnder.ts';
import { useMadePicture } from './useMadePicture.ts';

export interface MadePainterProps extends PainterDialogProps {
  readonly source: NonNullable<PictureUnder['source']>;
  /** Runs nodes, by their paths. */
  readonly onRun: (targets: readonly string[]) => void;
}

/** The painter over a picture that only a run makes: that of the last one, and a way to another. */
export function MadePainter({ source, onRun, ...props }: MadePainterProps): JSX.Element {
  const made = useMadePicture(source);
  return <PainterDialog {...props} made={{ ...made, onRun: () => onRun([source.path]) }} />;
}
