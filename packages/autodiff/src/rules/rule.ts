import type { Builder } from '../build/builder.ts';
import type { Node } from '../ir/graph.ts';

/** A node on the way from x to the output, and what is known of the derivative by its outputs. */
export interface Site {
  readonly node: Node;
  /** The node's inputs; '' where one is left out. */
  readonly x: readonly string[];
  /** Its outputs. */
  readonly y: readonly string[];
  /** The cotangent of each output; `undefined` where none is needed. */
  readonly g: readonly (string | undefined)[];
  readonly b: Builder;
  /** Whether input i depends on what is differentiated by. */
  active(i: number): boolean;
}

/**
 * Gives the cotangent of each input, `(∂y/∂x)ᵀ·g`, as values of the builder; `undefined` for one that has none, or
 * that is not active. The first output's cotangent is there unless the node has several outputs.
 */
export type Rule = (site: Site) => readonly (string | undefined)[];

/** A rule for a function of the first input: what the cotangent of its output becomes. */
export function unary(
  f: (site: Site & { readonly first: string; readonly out: string; readonly gy: string }) => string,
): Rule {
  return (site) => [f({ ...site, first: site.x[0]!, out: site.y[0]!, gy: site.g[0]! })];
}
