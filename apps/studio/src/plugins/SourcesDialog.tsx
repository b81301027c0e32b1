import { Button, Dialog } from '@tweedie/editor';
import { type JSX, useState } from 'react';
import { strings } from '../strings/plugins.ts';
import css from './Plugins.module.css';
import { readSources, usualSources, writeSources } from './sources.ts';

/** Where the catalogue and the packages are. What is changed here counts from the next visit on. */
export function SourcesDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const usual = usualSources();
  const [sources, setSources] = useState(readSources);
  const fields = [
    ['catalogue', strings.catalogueAddress],
    ['registry', strings.registryAddress],
  ] as const;
  function save(): void {
    writeSources({
      catalogue: sources.catalogue.trim() || usual.catalogue,
      registry: sources.registry.trim() || usual.registry,
    });
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title={strings.sourcesTitle}
      summary={strings.sourcesSummary}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button look="primary" onClick={save}>
            {strings.save}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {fields.map(([key, title]) => (
          <label key={key} className={css.field}>
            {title}
            <input
              className={css.search}
              value={sources[key]}
              placeholder={usual[key]}
              spellCheck={false}
              onChange={(event) => setSources({ ...sources, [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </Dialog>
  );
}
