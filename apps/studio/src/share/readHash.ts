/** What an address says after `#`. */
export interface GraphHash {
  readonly graph: string;
  /** The graph is shown in the page of somebody else. */
  readonly embed: boolean;
}

/** Reads what an address says after `#`. `undefined` where it says nothing of a graph. */
export function readHash(hash: string): GraphHash | undefined {
  const parts = hash.replace(/^#/, '').split('&');
  const graph = parts.find((part) => part.startsWith('g='));
  return graph === undefined ? undefined : { graph: graph.slice(2), embed: parts.includes('embed=1') };
}
