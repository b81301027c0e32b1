import type { RunRecord, Runs } from '@tweedie/editor';
import { useEffect } from 'react';
import { strings } from '../strings/running.ts';
import { browserId } from './createBrowserRunner.ts';
import { progressIcon } from './progressIcon.ts';

/**
 * Shows the progress of a run in the title and the icon of a tab that nobody looks at, and warns whoever closes the page
 * while it runs something.
 */
export function useRunInTab(runs: Runs): void {
  useEffect(() => {
    const plain = document.title;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    const plainIcon = icon?.href;
    let shown: number | undefined;

    function show(): void {
      const percent = document.hidden ? percentOf(runs.getState().records) : undefined;
      if (percent === shown) return;
      shown = percent;
      document.title = percent === undefined ? plain : strings.progressTitle(percent, plain);
      if (icon && plainIcon !== undefined)
        icon.href = percent === undefined ? plainIcon : progressIcon(percent);
    }
    function warn(event: BeforeUnloadEvent): void {
      if (runs.getState().records.some(isHere)) event.preventDefault();
    }
    const unwatch = runs.subscribe(show);
    document.addEventListener('visibilitychange', show);
    window.addEventListener('beforeunload', warn);
    return () => {
      unwatch();
      document.removeEventListener('visibilitychange', show);
      window.removeEventListener('beforeunload', warn);
      document.title = plain;
    };
  }, [runs]);
}

/** What goes on on a server goes on without the page. */
function isHere({ runner, status, held }: RunRecord): boolean {
  return runner === browserId && (status === 'running' || (status === 'waiting' && !held));
}

function percentOf(records: readonly RunRecord[]): number | undefined {
  const running = records.find(({ status }) => status === 'running');
  if (!running) return undefined;
  const { done = 0, total = 0 } = running.state?.progress ?? {};
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
