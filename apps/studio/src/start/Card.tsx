import { type JSX, useId } from 'react';
import { strings } from '../strings/start.ts';
import css from './Gallery.module.css';
import type { Entry } from './entries.ts';

/** A template: half of it as it was measured and half as it came out, and all as it came out under the pointer. */
export function Card({ entry, onOpen }: { entry: Entry; onOpen: () => void }): JSX.Element {
  const { title, description, tags, seconds, before, after } = entry;
  const id = useId();
  const words = [...tags.damages.map((damage) => strings.damages[damage]), ...tags.solvers];
  return (
    <li className={css.card}>
      <span className={css.pictures} aria-hidden>
        <img src={after} alt="" loading="lazy" />
        <img src={before} alt="" loading="lazy" className={css.before} />
        <span className={css.label} data-side="before">
          {strings.before}
        </span>
        <span className={css.label} data-side="after">
          {strings.after}
        </span>
      </span>
      <h3 className={css.title}>
        <button type="button" aria-describedby={id} onClick={onOpen}>
          {title}
        </button>
      </h3>
      <div className={css.about} id={id}>
        <span>{description}</span>
        <span className={css.tags}>
          {words.map((word) => (
            <span key={word} className={css.tag}>
              {word}
            </span>
          ))}
        </span>
        <span className={css.time} title={strings.secondsHint}>
          {strings.seconds(seconds)}
        </span>
      </div>
    </li>
  );
}
