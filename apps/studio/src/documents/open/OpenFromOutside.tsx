import { readFragment } from '@tweedie/editor';
import { parseWorkflow } from '@tweedie/workflow';
import { type JSX, useEffect, useState } from 'react';
import type { Studio } from '../../createStudio.ts';
import { strings } from '../../strings/documents.ts';
import { useStudio } from '../../studioContext.ts';
import css from './OpenFromOutside.module.css';
import { openLink } from './openLink.ts';

/** Opens what is dropped on the page, wherever that is, what is pasted, and what the address of the page comes to say. */
export function OpenFromOutside(): JSX.Element | null {
  const studio = useStudio();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let depth = 0;
    function enter(event: DragEvent): void {
      if (hasFiles(event) && ++depth > 0) setOver(true);
    }
    function leave(event: DragEvent): void {
      if (hasFiles(event) && --depth <= 0) end();
    }
    function end(): void {
      depth = 0;
      setOver(false);
    }
    function drop(event: DragEvent): void {
      end();
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault(); // the browser would leave the page
      void studio.opener.files([...event.dataTransfer!.files]);
    }
    addEventListener('dragenter', enter, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal });
    addEventListener('drop', drop, { signal });
    addEventListener('drop', end, { signal, capture: true });
    addEventListener('paste', (event) => paste(event, studio), { signal, capture: true });
    addEventListener('hashchange', () => void openLink(studio, location), { signal });
    return () => controller.abort();
  }, [studio]);
  return over ? <div className={css.over}>{strings.dropHere}</div> : null;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** Takes what opens a document, before the canvas takes it for a part of one. */
function paste(event: ClipboardEvent, studio: Studio): void {
  const { clipboardData: data, target } = event;
  if (
    !data ||
    (target instanceof Element && target.closest('input, textarea, [contenteditable="true"], [role=dialog]'))
  )
    return;
  const files = [...data.files].filter(({ type }) => !type.startsWith('image/'));
  const text = data.getData('text/plain').trim();
  if (files.length > 0) void studio.opener.files(files);
  else if (readFragment(text)?.isWhole) {
    studio.opener.document({
      workflow: parseWorkflow(text),
      origin: { kind: 'file', name: strings.clipboard },
    });
  } else if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text) || !openLink(studio, new URL(text)))
    return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
