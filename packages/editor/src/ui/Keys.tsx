import type { JSX } from 'react';
import css from './Keys.module.css';

/** Keys of the keyboard as they look on it: "Ctrl+Shift+Z". A key named + is written "Plus". */
export function Keys({ keys }: { readonly keys: string }): JSX.Element {
  return (
    <kbd className={css.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={css.key}>
          {key === 'Plus' ? '+' : key}
        </kbd>
      ))}
    </kbd>
  );
}
