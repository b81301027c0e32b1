import { Dialog } from '@tweedie/editor';
import type { JSX } from 'react';
import studio from '../../package.json';
import { strings } from '../strings/settings.ts';
import { useStudio } from '../studioContext.ts';
import css from './AboutDialog.module.css';
import { parts, weights } from './parts.ts';

/** What Tweedie is, and under which licences its parts are. */
export function AboutDialog(): JSX.Element {
  const { view } = useStudio();
  return (
    <Dialog
      open
      onOpenChange={() => view.setState({ dialog: undefined })}
      title={strings.about}
      summary={strings.version(studio.version)}
    >
      <div className={css.about}>
        <p>{strings.aboutText}</p>
        <p>{strings.part(strings.licence, studio.license)}</p>
        <List title={strings.weights} entries={weights} />
        <List title={strings.licences} entries={parts} />
      </div>
    </Dialog>
  );
}

interface ListProps {
  readonly title: string;
  readonly entries: typeof parts;
}

function List({ title, entries }: ListProps): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {entries.map(({ name, licence }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{licence}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
