/** What messages call a model: the last part of its address. */
export function placeOf(model: Uint8Array | string): string {
  if (typeof model !== 'string') return 'model';
  return (
    model
      .replace(/[?#].*$/s, '')
      .split('/')
      .pop() || model
  );
}
