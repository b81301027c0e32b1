import type { NodeCatalogue, NodeType } from '../../catalogue/catalogue.ts';
import type { FlatGraph, FlatNode } from '../flatGraph.ts';
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import type { Workflow } from '../schema.ts';
import { rerouteBypassed } from './bypass.ts';
import { checkPorts } from './checkPorts.ts';
import { connect } from './connect.ts';
import { createBudget } from './budget.ts';
import { dropDependants } from './dropDependants.ts';
import { expand } from './expand.ts';
import { readNode } from './readNode.ts';

/** What runs, and what is wrong with the document as far as names go. */
export interface Flattened {
  readonly graph: FlatGraph;
  readonly problems: readonly Problem[];
}

/**
 * Brings a workflow into the form that runs: subgraphs are open, parameters are those of the types' own versions,
 * bypassed nodes are led around. Left out, beside muted nodes and those of an unknown kind or version, is what needs a
 * value of theirs (`does-not-run`, a warning). An edge that does not hold is left out too, and the node that it leads
 * to has an error. A workflow of more than 10 000 nodes or 50 000 edges in this form gives an empty graph.
 */
export function flatten(workflow: Workflow, catalogue: NodeCatalogue): Flattened {
  const { plugins } = workflow;
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const budget = createBudget();

  const expansion = expand(workflow, budget, report);
  const drawn = connect(expansion, budget, report);
  const broken = budget.broken();
  if (broken) return { graph: { nodes: new Map(), edges: [] }, problems: [tooLarge(broken)] };

  const nodes = new Map<string, FlatNode>();
  const bypassed = new Map<string, NodeType>();
  const absent = new Map<string, string>();
  for (const [path, placed] of expansion.nodes) {
    const read = 'absent' in placed ? placed : readNode(path, placed, { catalogue, plugins, report });
    if ('absent' in read) absent.set(path, read.absent);
    else if ('bypassed' in read) bypassed.set(path, read.bypassed);
    else nodes.set(path, read);
  }
  const typeOf = (path: string): NodeType | undefined => nodes.get(path)?.nodeType ?? bypassed.get(path);
  const edges = rerouteBypassed(checkPorts(drawn, typeOf, report), bypassed, report);
  return { graph: dropDependants({ nodes, edges }, absent, report), problems };
}

function tooLarge(what: 'nodes' | 'edges' | 'values'): Problem {
  return {
    severity: 'error',
    code: 'bad-subgraph',
    message: `With all subgraphs open there must be at most ${limits[what]} ${what}`,
  };
}
