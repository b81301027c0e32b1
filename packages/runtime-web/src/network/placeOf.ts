import type { ModelFiles } from './model.ts';

/** What messages call a model: the last part of its address. */
export function placeOf(model: Uint8Array | string | ModelFiles): string {
  if (typeof model !== 'string') return 'model';
  return (
    model
      .replace(/[?#].*$/s, '')
      .split('/')
      .pop() || model
  );
}
