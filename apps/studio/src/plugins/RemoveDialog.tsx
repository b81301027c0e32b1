import { Button, Dialog } from '@tweedie/editor';
import { type JSX, useEffect, useState } from 'react';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import css from './Plugins.module.css';

/** Asks before a plugin goes, and names the documents that use it. */
export function RemoveDialog({ name, onClose }: { name: string; onClose: () => void }): JSX.Element {
  const { plugins } = useStudio();
  const [users, setUsers] = useState<readonly string[]>([]);
  useEffect(() => {
    plugins.usersOf(name).then(setUsers, () => setUsers([]));
  }, [plugins, name]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title={strings.removeTitle(name)}
      summary={strings.removeSummary}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button look="danger" onClick={() => void plugins.remove(name).then(onClose)}>
            {strings.removeIt}
          </Button>
        </>
      }
    >
      {users.length > 0 && (
        <>
          <h3 className={css.heading}>{strings.usedBy}</h3>
          <ul className={css.users}>
            {users.map((user, i) => (
              <li key={i}>{user || strings.untitled}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
