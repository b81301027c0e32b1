import type { AnyNode } from '@tweedie/core';

/** A kind of node that some plugin brings. */
export interface NodeType {
  /** `plugin/name` */
  readonly type: string;
  readonly plugin: string;
  readonly definition: AnyNode;
}

/** All kinds of nodes that there are. */
export interface NodeCatalogue {
  readonly all: readonly NodeType[];
  find(type: string): NodeType | undefined;
}
