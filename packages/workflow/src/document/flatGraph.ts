import type { NodeType } from '../catalogue/catalogue.ts';
import type { End } from './schema.ts';

/** A node that runs, with its parameters as its type's current version has them. */
export interface FlatNode {
  /** The path of the node: `id`, or `outer/inner` in a subgraph. */
  readonly id: string;
  readonly nodeType: NodeType;
  /** As the document has them, migrated but not completed. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly pinned: boolean;
}

export interface FlatEdge {
  readonly from: End;
  /** A node's input, or one of its parameters. */
  readonly to: End;
}

/** A workflow without subgraphs, muted and bypassed nodes, and nodes of unknown type. */
export interface FlatGraph {
  readonly nodes: ReadonlyMap<string, FlatNode>;
  readonly edges: readonly FlatEdge[];
}
