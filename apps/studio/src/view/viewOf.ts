import type { ViewState } from './createView.ts';

/**
 * What shows first, and whether it is in the page of somebody else: what the address says with `view=form` and `embed=1`,
 * behind `?` or `#`; else the form on a phone, where there is no room for a graph.
 */
export function viewOf(
  { search, hash }: Pick<Location, 'search' | 'hash'>,
  isSmall: boolean,
): Pick<ViewState, 'view'> & { readonly embed: boolean } {
  const said = [search, hash].map((part) => new URLSearchParams(part.replace(/^[?#]/, '')));
  const find = (name: string): string | null =>
    said.map((each) => each.get(name)).find((value) => value !== null) ?? null;
  const view = find('view');
  return {
    view: view === 'form' || view === 'graph' ? view : isSmall ? 'form' : 'graph',
    embed: find('embed') === '1',
  };
}
