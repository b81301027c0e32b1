import { Button, classes, IconButton } from '@tweedie/editor';
import { X } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/documents.ts';
import { useStudio } from '../studioContext.ts';
import type { Notice } from './createNotices.ts';
import css from './Notices.module.css';

/** How long a notice that is no problem stays, in milliseconds, and one that offers something. */
const [stay, stayWithAction] = [9000, 20_000];

/** What the page has to say, over its lower edge. */
export function Notices(): JSX.Element {
  const { notices, view } = useStudio();
  const all = useStore(notices, (state) => state.notices);
  const isInDialog = useStore(view, ({ dialog }) => dialog === 'documents'); // which offers the way back itself
  return (
    <div className={classes('tweedie', css.notices)} role="status" aria-label={strings.notices}>
      {all.map((notice) => !(isInDialog && notice.action) && <NoticeLine key={notice.id} notice={notice} />)}
    </div>
  );
}

function NoticeLine({ notice }: { notice: Notice }): JSX.Element {
  const { notices } = useStudio();
  const { id, text, remedy, look = 'plain', action } = notice;
  const hasAction = action !== undefined;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || look === 'problem') return undefined;
    const timer = setTimeout(() => notices.close(id), hasAction ? stayWithAction : stay);
    return () => clearTimeout(timer);
  }, [notices, id, held, look, hasAction]);
  return (
    <div
      className={classes(css.notice, css[look])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={css.text}>
        {text} {remedy !== undefined && <span className={css.remedy}>{remedy}</span>}
      </p>
      {action && (
        <Button
          size="small"
          onClick={() => {
            notices.close(id);
            action.run();
          }}
        >
          {action.title}
        </Button>
      )}
      <IconButton
        size="small"
        label={strings.close}
        side="top"
        icon={<X aria-hidden />}
        onClick={() => notices.close(id)}
      />
    </div>
  );
}
