import type { KeyboardEvent } from 'react';

/** Whether a key is meant for the viewer, and not for a control in it or a dialog over it. */
export function isForViewer(event: KeyboardEvent<HTMLElement>): boolean {
  const { target, currentTarget, key, defaultPrevented } = event;
  if (defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target)) return false;
  if (target.closest('input, textarea, select, [role=combobox], [role=tab], [role=switch]')) return false;
  const operated = target.closest('button, [role=slider]');
  return !operated || !/^( |Enter|Arrow.*|Home|End|Page.*)$/.test(key);
}
