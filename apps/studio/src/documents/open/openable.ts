import type { NewDocument } from '../createDocuments.ts';

/** What a file turned out to be. */
export type Openable =
  /** A graph, perhaps with pictures. */
  | { readonly is: 'document'; readonly document: NewDocument }
  /** A picture without a graph in it. */
  | { readonly is: 'picture'; readonly file: File };
