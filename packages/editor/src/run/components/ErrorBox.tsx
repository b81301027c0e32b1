import type { ErrorReport } from '@tweedie/workflow';
import type { JSX } from 'react';
import css from './RunParts.module.css';

/** What went wrong, and what to do about it. */
export function ErrorBox({ error }: { error: ErrorReport }): JSX.Element {
  return (
    <div role="alert" className={css.error}>
      <p>{error.message}</p>
      {error.remedy !== undefined && <p className={css.remedy}>{error.remedy}</p>}
    </div>
  );
}
