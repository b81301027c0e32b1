import { type JSX, useEffect, useState } from 'react';
import { strings } from '../../strings/run.ts';
import { isOver, type RunRecord } from '../runRecord.ts';
import css from './RunAnnouncer.module.css';
import { useRunsScope } from './runsContext.ts';

/** Tells those who do not see the page when a run begins and how it ends. */
export function RunAnnouncer(): JSX.Element {
  const { runs } = useRunsScope();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      runs.subscribe(({ records }, { records: before }) => {
        if (records === before) return;
        const known = new Map(before.map((record) => [record.id, record]));
        const said = records.map((record) => wordsOf(record, known.get(record.id)));
        const news = said.filter((text) => text !== undefined).at(-1);
        if (news !== undefined) setWords(news);
      }),
    [runs],
  );
  return (
    <div aria-live="polite" className={css.unseen}>
      {words}
    </div>
  );
}

/** What is said of a change; nothing of most. */
function wordsOf(record: RunRecord, before: RunRecord | undefined): string | undefined {
  if (!before || record.status === before.status) return undefined;
  if (record.status === 'running') return strings.started(record.title);
  return isOver(record) ? endOf(record) : undefined;
}

function endOf({ title, status, state, error }: RunRecord): string {
  const told = state?.status;
  if (status === 'cancelled') return strings.ended.cancelled(title);
  if (status === 'failed') {
    return strings.ended.failed(
      title,
      (error ?? (told?.is === 'failed' ? told.error : undefined))?.message ?? '',
    );
  }
  const seconds = told?.is === 'finished' ? ` in ${strings.duration(told.seconds)}` : '';
  return strings.ended.finished(title, seconds);
}
