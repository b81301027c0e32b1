import { type NodeCatalogue, parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import type { Fragment } from './fragment.ts';
import { withoutPaths } from './withoutPaths.ts';

/** Says that a document is a fragment. */
const marker = 'tweedie';

/**
 * A fragment as text for the clipboard: a workflow that any Tweedie opens, with `"clipboard": "tweedie"` in it. Paths of
 * this machine are emptied, since the text may go anywhere.
 */
export function writeFragment(fragment: Fragment, catalogue: NodeCatalogue): string {
  const { nodes, edges, subgraphs, layout, plugins } = fragment;
  const document: Workflow = {
    format: 1,
    clipboard: marker,
    ...(plugins && { plugins }),
    ...{ nodes, edges, layout },
    ...(Object.keys(subgraphs).length > 0 && { subgraphs }),
  };
  return writeWorkflow(withoutPaths(document, catalogue));
}

/** What was read: a part of a graph, or a whole document that somebody copied. */
export interface ReadFragment extends Fragment {
  readonly isWhole: boolean;
}

/** Reads a fragment, or a whole workflow as one. `undefined` for any other text. Throws nothing. */
export function readFragment(text: string): ReadFragment | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const { nodes, edges, subgraphs = {}, layout = {}, plugins, clipboard } = parseWorkflow(text);
    const inside = edges.filter(({ to }) => Object.hasOwn(nodes, to[0]));
    return {
      ...{ nodes, subgraphs, layout, edges: inside },
      ...(plugins && { plugins }),
      isWhole: clipboard !== marker,
    };
  } catch {
    return undefined; // it is the text of something else
  }
}
