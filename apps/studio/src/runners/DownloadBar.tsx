import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/running.ts';
import { useStudio } from '../studioContext.ts';
import css from './DownloadBar.module.css';

/** How far the models are that are on their way here. */
export function DownloadBar(): JSX.Element | null {
  const downloads = useStore(useStudio().downloads, (state) => state.downloads);
  if (downloads.length === 0) return null;
  return (
    <div className={css.downloads}>
      {downloads.map(({ prior, loaded, total }) => (
        <label key={prior} className={css.download}>
          {strings.download(prior, loaded, total)}
          <progress value={loaded} max={total} className={css.bar} />
        </label>
      ))}
    </div>
  );
}
