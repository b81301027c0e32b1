import type { End, OutputFacts } from '@tweedie/workflow';
import { subgraphOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { graphAt } from '../graph.ts';
import type { EditorState } from '../store/state.ts';

type Facts = Readonly<Record<string, OutputFacts>>;
const nothing: Facts = {};

/**
 * What is known of the outputs of a node by its path, in a graph of the document; of a subgraph, what is known of the
 * nodes inside that its outputs come from.
 */
export function factsAt(
  state: Pick<EditorState, 'workflow' | 'checked'>,
  path: string,
  around?: string,
): Facts {
  const own = state.checked.inference.outputs.get(path);
  if (own) return own;
  const node = ownOf(graphAt(state.workflow, around).nodes, path.slice(path.lastIndexOf('/') + 1));
  const subgraph = node && subgraphOf(node);
  if (subgraph === undefined || path.split('/').length > 16) return nothing;
  const { outputs = {} } = graphAt(state.workflow, subgraph);
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, { from }]) => {
      const facts = inside(from);
      return facts ? [[name, facts] as const] : [];
    }),
  );

  function inside([id, port]: End): OutputFacts | undefined {
    return ownOf(factsAt(state, `${path}/${id}`, subgraph), port);
  }
}
