import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { Picture } from '../picture/picture.ts';
import type { Raster } from '../picture/raster.ts';
import { type MadeFile, fileNameOf } from '../saveFile.ts';
import { filesOf, type PngText } from './filesOf.ts';

export interface SaveMenuProps {
  readonly pictures: readonly Picture[];
  /** The difference as it is drawn, and what it is called. */
  readonly difference: { readonly raster: Raster; readonly title: string } | undefined;
  /** Text that goes into every PNG. */
  readonly text: PngText | undefined;
  readonly onSave: (file: MadeFile) => void;
  /** Takes the sentence that says why a picture cannot be saved, or `undefined` once one was. */
  readonly onProblem: (problem: string | undefined) => void;
}

/** Saves pictures, with 8 or 16 bits for each channel. */
export function SaveMenu({ pictures, difference, text, onSave, onProblem }: SaveMenuProps): JSX.Element {
  const save = (title: string, png: Promise<Uint8Array>): void => {
    png.then(
      (content) => {
        onProblem(undefined);
        onSave({ name: `${fileNameOf(title)}.png`, type: 'image/png', content });
      },
      (error: unknown) => onProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const files = filesOf(text);
  return (
    <Menu
      label={strings.save}
      align="end"
      items={[
        ...([8, 16] as const).flatMap((depth) =>
          pictures.map((picture) => ({
            title: strings.savePng(picture.title, depth),
            onSelect: () => save(picture.title, files.ofPicture(picture, depth)),
          })),
        ),
        ...(difference
          ? [
              'separator' as const,
              {
                title: strings.saveDifference,
                onSelect: () => save(difference.title, files.ofRaster(difference.raster)),
              },
            ]
          : []),
      ]}
    >
      <IconButton label={strings.save} icon={<Download aria-hidden />} />
    </Menu>
  );
}
