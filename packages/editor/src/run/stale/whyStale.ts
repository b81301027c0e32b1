import type { Recipe, Recipes } from './recipesOf.ts';

/** Why what a node gave is not what it would give now. */
export type StaleReason =
  /** It is another kind of node. */
  | { readonly because: 'type' }
  /** A parameter has another value. */
  | { readonly because: 'parameter'; readonly name: string; readonly before: unknown; readonly now: unknown }
  /** An input is connected to something else, or to nothing. */
  | { readonly because: 'connection'; readonly port: string }
  /** A node before it changed. */
  | { readonly because: 'source'; readonly node: string };

/**
 * Says why the outputs of a node are stale: what changed in it, or before it, since the document that it ran in.
 * `undefined` where they are as they would be now, and for a pinned node.
 */
export function whyStale(path: string, then: Recipes, now: Recipes): StaleReason | undefined {
  return search(path, { then, now, asked: new Set() });
}

interface Search {
  readonly then: Recipes;
  readonly now: Recipes;
  /** The nodes that need not be asked again. */
  readonly asked: Set<string>;
}

function search(path: string, context: Search): StaleReason | undefined {
  const { then, now, asked } = context;
  asked.add(path);
  const [before, after] = [then.get(path), now.get(path)];
  if (!before || !after) return { because: 'type' };
  if (after.pinned) return undefined;
  const own = ownReason(before, after);
  if (own) return own;
  for (const [node] of after.inputs.values()) {
    if (!asked.has(node) && search(node, context)) return { because: 'source', node };
  }
  return undefined;
}

function ownReason(before: Recipe, after: Recipe): StaleReason | undefined {
  if (before.type !== after.type) return { because: 'type' };
  for (const name of new Set([...Object.keys(before.params), ...Object.keys(after.params)])) {
    const [old, current] = [before.params[name], after.params[name]];
    if (!same(old, current)) return { because: 'parameter', name, before: old, now: current };
  }
  for (const port of new Set([...before.inputs.keys(), ...after.inputs.keys()])) {
    if (!same(before.inputs.get(port), after.inputs.get(port))) return { because: 'connection', port };
  }
  return undefined;
}

/** Parameters are JSON. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
