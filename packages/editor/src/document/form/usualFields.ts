import type { End, WorkflowNode } from '@tweedie/workflow';
import { type ParameterInfo, portsOf } from '../ports/portsOf.ts';
import type { EditorState } from '../store/state.ts';
import { inOrder } from '../views/inOrder.ts';

/** How many of them there are at most: more is no form but a list. */
const most = 12;
/** The categories of nodes whose parameters say what is to be restored, and how. */
const telling: ReadonlySet<string> = new Set(['Mask', 'Degradation', 'Noise', 'Measurement']);

/**
 * What a form shows as long as nobody says: every picture, the parameters that were set of what damages and measures,
 * and of a solver the first number and what was set.
 */
export function usualFields(state: Pick<EditorState, 'workflow' | 'catalogue'>): readonly End[] {
  const { workflow, catalogue } = state;
  const nodes = inOrder(workflow).map((id) => [id, workflow.nodes[id]!] as const);
  const fed = new Set(workflow.edges.map(({ to }) => to.join('.')));
  const take = (choose: (node: WorkflowNode, params: readonly ParameterInfo[]) => readonly string[]): End[] =>
    nodes.flatMap(([id, node]) =>
      choose(node, portsOf(node, state)?.params ?? []).map((name): End => [id, name]),
    );
  const pictures = take((_, params) =>
    params.filter(({ description: { format } }) => format === 'image-file').map(nameOf),
  );
  const others = take((node, params) => {
    const category = catalogue.find(node.type)?.definition.category;
    const set = params.map(nameOf).filter((name) => isTold(name) && Object.hasOwn(node.params ?? {}, name));
    if (category === 'Solver') {
      const first = params.filter(({ kind }) => kind === 'number').map(nameOf);
      return [...new Set([...first.filter(isTold).slice(0, 1), ...set])];
    }
    return node.type.startsWith('subgraph:') || telling.has(category ?? '') ? set : [];
  });
  return [...pictures, ...others].filter((end) => !fed.has(end.join('.'))).slice(0, most);
}

function nameOf({ description }: ParameterInfo): string {
  return description.name;
}

/** A seed says nothing to who only wants the result. */
function isTold(name: string): boolean {
  return !/^seed$/i.test(name);
}
