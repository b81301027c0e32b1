/** What a document may hold at most. Far beyond what people make, and little enough to be read in seconds. */
export const limits = {
  /** Of the text; 16 MB where it is plain English. */
  characters: 2 ** 24,
  /** Objects and arrays in each other. */
  depth: 64,
  /** As saved, and again with every subgraph in its place. */
  nodes: 10_000,
  edges: 50_000,
  /** Parameters and promoted ports, with every subgraph in its place. */
  values: 200_000,
  /** Subgraphs in each other. */
  nesting: 16,
} as const;
