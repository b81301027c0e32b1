import { en } from '../../strings/en.ts';
import type { EditorState } from '../store/state.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';
import { ownOf } from '../records.ts';
import { subgraphOf } from '../ports/portsOf.ts';

/** A kind of node that can be added. */
export interface Choice {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly aliases: readonly string[];
  readonly plugin?: string;
  /** How many nodes of the document are of this kind. */
  readonly uses: number;
}

/**
 * All kinds of nodes that can be added to the graph that one looks at: those of the catalogue, and the subgraphs of the
 * document, but for those that hold this graph.
 */
export function choices(state: Pick<EditorState, 'workflow' | 'catalogue' | 'path'>): readonly Choice[] {
  const { workflow, catalogue, path } = state;
  const { subgraphs = {} } = workflow;
  const uses = new Map<string, number>();
  for (const { nodes } of [workflow, ...Object.values(subgraphs)]) {
    for (const { type } of Object.values(nodes)) uses.set(type, (uses.get(type) ?? 0) + 1);
  }
  const here = subgraphAt(workflow, path);
  return [
    ...catalogue.all.map(({ type, plugin, definition }): Choice => {
      const { title, summary, category, aliases = [] } = definition;
      return { type, title, summary, category, aliases, plugin, uses: uses.get(type) ?? 0 };
    }),
    ...Object.entries(subgraphs)
      .filter(([id]) => here === undefined || !holds(id, here, new Set()))
      .map(([id, { name = id }]): Choice => {
        const type = `subgraph:${id}`;
        const { groups: category, groupSummary: summary } = en.titles;
        return { type, title: name, summary, category, aliases: [], uses: uses.get(type) ?? 0 };
      }),
  ];

  function holds(id: string, wanted: string, seen: Set<string>): boolean {
    if (id === wanted) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return Object.values(ownOf(subgraphs, id)?.nodes ?? {}).some((node) => {
      const inner = subgraphOf(node);
      return inner !== undefined && holds(inner, wanted, seen);
    });
  }
}
