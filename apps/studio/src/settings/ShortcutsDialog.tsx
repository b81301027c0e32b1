import { Dialog, ShortcutList } from '@tweedie/editor';
import type { JSX } from 'react';
import { strings } from '../strings/settings.ts';
import { useStudio } from '../studioContext.ts';
import { studioCommands } from '../view/studioCommands.ts';

/** All keys of the studio, searchable. */
export function ShortcutsDialog(): JSX.Element {
  const { view } = useStudio();
  return (
    <Dialog
      open
      onOpenChange={() => view.setState({ dialog: undefined })}
      title={strings.shortcuts}
      summary={strings.shortcutsSummary}
    >
      <ShortcutList first={{ title: strings.everywhere, shortcuts: studioCommands }} />
    </Dialog>
  );
}
