import { type JSX, useEffect, useState } from 'react';
import { strings } from '../../strings/share.ts';
import { useStudio } from '../../studioContext.ts';
import css from '../ShareDialog.module.css';
import { askEmbedders } from './askEmbedders.ts';

/** Says that the server of this page keeps others from embedding it, where it does. */
export function EmbedNote({ page }: { readonly page: string }): JSX.Element | null {
  const { servers } = useStudio();
  const [embedders, setEmbedders] = useState<readonly string[]>();
  useEffect(() => {
    let over = false;
    void askEmbedders(page).then((found) => !over && setEmbedders(found));
    return () => {
      over = true;
    };
  }, [page]);
  if (!embedders) return null;
  const remedy = servers.own() === undefined ? strings.embedElsewhere : strings.embedRemedy;
  return (
    <p className={css.how} data-long>
      {embedders.length === 0 ? `${strings.embedForbidden} ${remedy}` : strings.embedOnly(embedders)}
    </p>
  );
}
