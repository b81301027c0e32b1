import type { Studio } from '../../createStudio.ts';
import { type GraphHash, readHash } from '../../share/readHash.ts';
import { strings } from '../../strings/share.ts';

type Needs = Pick<Studio, 'opener' | 'notices'>;

/**
 * Opens the graph that an address carries, and says what is wrong with it. `undefined` where it carries none. The address
 * of this page loses it: a reload opens what was made of it since.
 */
export function openLink(needs: Needs, address: Pick<URL, 'hash'>): Promise<void> | undefined {
  const found = readHash(address.hash);
  if (!found) return undefined;
  if (address === location && !found.embed)
    history.replaceState(null, '', location.pathname + location.search);
  return open(needs, found);
}

async function open({ opener, notices }: Needs, found: GraphHash): Promise<void> {
  try {
    const { readGraph } = await import('../../share/graphLink.ts');
    opener.document({ workflow: readGraph(found), origin: { kind: 'link', name: strings.link } });
  } catch (error) {
    notices.sayProblem(error);
  }
}
