import { Button, Dialog } from '@tweedie/editor';
import { type JSX, useMemo, useState } from 'react';
import { strings } from '../strings/start.ts';
import { useStudio } from '../studioContext.ts';
import { Card } from './Card.tsx';
import { entriesOf } from './entries.ts';
import { Filters } from './Filters.tsx';
import css from './Gallery.module.css';
import { search, type Wish } from './search.ts';
import { StartBar } from './StartBar.tsx';

const anything: Wish = { text: '' };

/** The ways to begin: templates by their pictures, a file, or nothing. */
export function GalleryDialog(): JSX.Element {
  const { desk, session, view } = useStudio();
  const [wish, setWish] = useState(anything);
  const entries = useMemo(() => entriesOf(session.catalogue), [session]);
  const found = search(entries, wish);
  const close = (): void => view.setState({ dialog: undefined });
  return (
    <Dialog open onOpenChange={close} title={strings.title} summary={strings.summary} size="large">
      <div className={css.gallery}>
        <StartBar onDone={close} />
        <Filters entries={entries} wish={wish} onChange={setWish} />
        <p className={css.count} role="status">
          {found.length === 0 ? strings.none : strings.found(found.length)}
          {found.length === 0 && (
            <Button look="quiet" size="small" onClick={() => setWish(anything)}>
              {strings.showAll}
            </Button>
          )}
        </p>
        <ul className={css.cards} aria-label={strings.templates}>
          {found.map((entry) => (
            <Card
              key={entry.name}
              entry={entry}
              onOpen={() => {
                desk.open(entry.workflow, { origin: { kind: 'template', name: entry.name } });
                close();
              }}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
