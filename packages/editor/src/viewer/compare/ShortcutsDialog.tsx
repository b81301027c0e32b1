import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { viewerShortcuts } from './shortcuts.ts';
import css from './ShortcutsDialog.module.css';

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The keys of the comparison viewer. */
export function ShortcutsDialog(props: ShortcutsDialogProps): JSX.Element {
  return (
    <Dialog {...props} title={strings.shortcuts} summary={strings.shortcutsSummary}>
      <dl className={css.list}>
        {viewerShortcuts.map(({ keys, title }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {keys.map((key) => (
                <Keys key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
