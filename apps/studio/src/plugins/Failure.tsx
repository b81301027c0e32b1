import type { JSX } from 'react';
import css from './Plugins.module.css';

/** What went wrong, and what to do about it; or a sentence. */
export function Failure({ error }: { error: unknown }): JSX.Element {
  if (typeof error === 'string')
    return (
      <p role="status" className={css.note}>
        {error}
      </p>
    );
  const { message, remedy } = error as { readonly message?: string; readonly remedy?: string };
  return (
    <p role="alert" className={css.failure}>
      {message ?? String(error)}.{remedy !== undefined && ` ${remedy}`}
    </p>
  );
}
