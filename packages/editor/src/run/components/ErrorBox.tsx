import type { ErrorReport } from '@tweedie/workflow';
import { ClipboardCopy } from 'lucide-react';
import { type JSX, useState } from 'react';
import { strings } from '../../strings/run.ts';
import { Button } from '../../ui/Button.tsx';
import { reportText } from '../reportText.ts';
import css from './RunParts.module.css';

export interface ErrorBoxProps {
  readonly error: ErrorReport;
  /** What stands beside the error in a report, by name. */
  readonly facts?: Readonly<Record<string, string | undefined>>;
}

/** What went wrong, and what to do about it. */
export function ErrorBox({ error, facts }: ErrorBoxProps): JSX.Element {
  const [told, setTold] = useState<string>();
  async function copy(): Promise<void> {
    const report = reportText(error, { ...facts, Browser: navigator.userAgent });
    await navigator.clipboard.writeText(report).then(
      () => setTold(strings.copied),
      () => setTold(strings.notCopied),
    );
  }
  return (
    <div role="alert" className={css.error}>
      <p>{error.message}</p>
      {error.remedy !== undefined && <p className={css.remedy}>{error.remedy}</p>}
      <div className={css.errorEnd}>
        <Button size="small" look="quiet" icon={<ClipboardCopy aria-hidden />} onClick={() => void copy()}>
          {strings.copyReport}
        </Button>
        <span role="status" className={css.remedy}>
          {told}
        </span>
      </div>
    </div>
  );
}
