import type { AnyNode } from '@tweedie/core';

/** A kind of node that some plugin brings. */
export interface NodeType {
  /** `plugin/name` */
  readonly type: string;
  readonly plugin: string;
  readonly definition: AnyNode;
}

/** A plugin that there is. */
export interface PluginFacts {
  readonly name: string;
  readonly version: string;
  /** The hash of its package, where that is known. */
  readonly integrity?: string;
}

/** All kinds of nodes that there are, and the plugins that bring them. */
export interface NodeCatalogue {
  readonly plugins: readonly PluginFacts[];
  readonly all: readonly NodeType[];
  find(type: string): NodeType | undefined;
}
