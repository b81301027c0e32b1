import type { FlatEdge } from '../flatGraph.ts';
import { quote } from '../quote.ts';
import type { End } from '../schema.ts';
import type { Budget } from './budget.ts';
import type { Expansion, Opened, Scope } from './expand.ts';
import { badSubgraph, edgeOfNoNode, type Report, unknownPort } from './problems.ts';

/** The edges between nodes in their places, through the ports of subgraphs. Stops where the budget is spent. */
export function connect({ nodes, opened, scopes }: Expansion, budget: Budget, report: Report): FlatEdge[] {
  return scopes.flatMap(connectScope);

  function connectScope({ prefix, graph }: Scope): FlatEdge[] {
    const names = Object.keys(graph.nodes);
    const edges: FlatEdge[] = [];
    for (const { from, to } of graph.edges) {
      if (!budget.spend('edges')) return edges;
      if (!Object.hasOwn(graph.nodes, to[0])) {
        report(edgeOfNoNode(prefix + to[0], names, []));
        continue;
      }
      for (const target of targetsOf(prefix, to)) {
        const source = Object.hasOwn(graph.nodes, from[0]) ? sourceOf(prefix, from, target) : undefined;
        if (source) edges.push({ from: source, to: target });
        else if (!Object.hasOwn(graph.nodes, from[0])) report(edgeOfNoNode(prefix + from[0], names, target));
      }
    }
    return edges;
  }

  /** Where an edge to a node ends once subgraphs are open: at several ports perhaps. */
  function targetsOf(prefix: string, [id, port]: End): readonly End[] {
    const path = prefix + id;
    const inner = opened.get(path);
    if (!inner) return nodes.has(path) ? [[path, port]] : [];
    const ends = promotedEnds(inner, port);
    if (!ends) report(unknownPort([path, port], 'input', inner.inputs, [path, port]));
    return (ends ?? []).flatMap((end) => {
      if (!budget.spend('edges')) return [];
      return isInside(inner, path, port, end) ? targetsOf(`${path}/`, end) : [];
    });
  }

  /** Where an edge from a node begins once subgraphs are open. */
  function sourceOf(prefix: string, [id, port]: End, target: End): End | undefined {
    const path = prefix + id;
    const inner = opened.get(path);
    if (!inner) return nodes.has(path) ? [path, port] : undefined;
    const { outputs = {} } = inner.subgraph;
    if (!Object.hasOwn(outputs, port)) {
      report(unknownPort([path, port], 'output', inner.outputs, target));
      return undefined;
    }
    const { from } = outputs[port]!;
    return isInside(inner, path, port, from) ? sourceOf(`${path}/`, from, target) : undefined;
  }

  function isInside({ subgraph }: Opened, path: string, port: string, [inner]: End): boolean {
    if (Object.hasOwn(subgraph.nodes, inner)) return true;
    report(badSubgraph(path, `${quote(port)} leads to ${quote(inner)}, which is no node inside`));
    return false;
  }
}

function promotedEnds(
  { subgraph: { inputs = {}, params = {} } }: Opened,
  port: string,
): readonly End[] | undefined {
  if (Object.hasOwn(inputs, port)) return inputs[port]!.to;
  return Object.hasOwn(params, port) ? params[port]!.to : undefined;
}
