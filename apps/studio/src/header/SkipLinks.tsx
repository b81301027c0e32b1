import type { JSX } from 'react';
import { strings } from '../strings/settings.ts';
import { useStudio } from '../studioContext.ts';
import { goTo } from '../view/goTo.ts';
import css from './SkipLinks.module.css';

/** The way past the header, for who comes by keyboard. They show while they have the focus. */
export function SkipLinks(): JSX.Element {
  const { view } = useStudio();
  function toMain(): void {
    if (view.getState().view === 'graph') goTo(view, 'graph');
    else document.querySelector<HTMLElement>('#main')?.focus();
  }
  return (
    <nav className={css.skip} aria-label={strings.skip}>
      <button type="button" onClick={toMain}>
        {strings.skipToMain}
      </button>
      <button type="button" onClick={() => goTo(view, 'outline')}>
        {strings.skipToOutline}
      </button>
    </nav>
  );
}
