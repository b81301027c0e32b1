import type { Studio } from '../../createStudio.ts';
import { readGraph, readHash } from '../../share/graphLink.ts';
import { strings } from '../../strings/share.ts';

/**
 * Opens the graph that an address carries, and says what is wrong with it. Gives false where it carries none. The address
 * of this page loses it: a reload opens what was made of it since.
 */
export function openLink(
  { opener, notices }: Pick<Studio, 'opener' | 'notices'>,
  address: Pick<URL, 'hash'>,
): boolean {
  const found = readHash(address.hash);
  if (!found) return false;
  if (address === location && !found.embed)
    history.replaceState(null, '', location.pathname + location.search);
  try {
    opener.document({ workflow: readGraph(found), origin: { kind: 'link', name: strings.link } });
  } catch (error) {
    notices.sayProblem(error);
  }
  return true;
}
