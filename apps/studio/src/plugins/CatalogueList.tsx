import { Button } from '@tweedie/editor';
import type { PluginSource } from '@tweedie/runtime-web';
import { type JSX, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { Failure } from './Failure.tsx';
import { type Listed, loadListing } from './loadListing.ts';
import css from './Plugins.module.css';
import { readSources } from './sources.ts';

export interface CatalogueListProps {
  readonly words: string;
  readonly isIn: (words: string, texts: readonly string[]) => boolean;
  readonly onLook: (source: PluginSource) => Promise<void>;
}

/** What a catalogue lists and is not on this device. */
export function CatalogueList({ words, isIn, onLook }: CatalogueListProps): JSX.Element {
  const here = useStore(useStudio().plugins, (state) => state.plugins);
  const [listing, setListing] = useState<readonly Listed[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<string>();
  const { catalogue } = readSources();
  useEffect(() => {
    setError(undefined);
    loadListing(catalogue).then(setListing, setError);
  }, [catalogue]);

  const others = (listing ?? []).filter(({ name }) => !here.some((plugin) => plugin.name === name));
  const shown = others.filter(({ name, summary, nodes }) => isIn(words, [name, summary, ...nodes]));
  async function look({ name, source }: Listed): Promise<void> {
    setBusy(name);
    await onLook(source);
    setBusy(undefined);
  }
  return (
    <section aria-label={strings.listed}>
      <h2 className={css.heading}>{strings.listed}</h2>
      {error !== undefined && <Failure error={error} />}
      {others.length > 0 && shown.length === 0 && <p className={css.quiet}>{strings.noMatch(words)}</p>}
      <ul className={css.list}>
        {shown.map((listed) => (
          <li key={listed.name} className={css.row} aria-label={listed.name}>
            <div className={css.head}>
              <span className={css.name}>{listed.name}</span>
              <span className={css.version}>{listed.version}</span>
              <Button
                size="small"
                aria-label={strings.newPlugin(listed.name)}
                disabled={busy !== undefined}
                onClick={() => void look(listed)}
              >
                {busy === listed.name ? strings.looking : strings.add}
              </Button>
            </div>
            <p className={css.text}>{listed.summary}</p>
            <p className={css.nodes}>{listed.nodes.join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
