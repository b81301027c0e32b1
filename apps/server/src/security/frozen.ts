import { type Workflow, writeWorkflow } from '@tweedie/workflow';
import { Refusal } from '../failures/refusal.ts';

/** What a server that is open to everybody runs. Without either, it runs any workflow, within its limits. */
export interface Frozen {
  /** The kinds of nodes that may be used. @default all */
  readonly nodes?: readonly string[];
  /** The workflows that may be run, each with whatever parameters. @default all */
  readonly workflows?: readonly Workflow[];
}

/** Throws `frozen` for a workflow that is not among those that may run. */
export function assertAllowed(workflow: Workflow, { nodes, workflows }: Frozen): void {
  const graphs = [workflow, ...Object.values(workflow.subgraphs ?? {})];
  const types = graphs.flatMap((graph) => Object.values(graph.nodes).map(({ type }) => type));
  const other = types.find((type) => nodes && !type.startsWith('subgraph:') && !nodes.includes(type));
  if (other !== undefined) throw new Refusal('frozen', `This server does not run ${other}`);
  if (!workflows || workflows.some((one) => shapeOf(one) === shapeOf(workflow))) return;
  throw new Refusal('frozen', 'This server runs its own workflows only', 'Change nothing but parameters.');
}

/** A workflow without its parameters and its words. */
function shapeOf(workflow: Workflow): string {
  const { format, nodes, edges, subgraphs = {} } = workflow;
  const bare = (graph: Pick<Workflow, 'nodes' | 'edges'>): object => ({
    ...graph,
    nodes: Object.fromEntries(
      Object.entries(graph.nodes).map(([id, { type, version, mode }]) => [
        id,
        { type, version, ...(mode && { mode }) },
      ]),
    ),
  });
  const inner = Object.entries(subgraphs).map(([id, graph]) => [id, bare(graph)]);
  const shape = { format, ...bare({ nodes, edges }), subgraphs: Object.fromEntries(inner) as object };
  return writeWorkflow(shape as Workflow);
}
