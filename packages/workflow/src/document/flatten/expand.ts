/** @file Puts the nodes of subgraphs in the place of the nodes that stand for them. */
import { limits } from '../limits.ts';
import { listNames, quote } from '../quote.ts';
import type { Subgraph, Workflow, WorkflowNode } from '../schema.ts';
import { suggest } from '../suggest.ts';
import type { Budget } from './budget.ts';
import { badSubgraph, type Report, unknownParameter } from './problems.ts';

/** A node in its place, with the values that the subgraphs around it hand to it. */
export interface Placed {
  readonly node: WorkflowNode;
  readonly params: Readonly<Record<string, unknown>>;
  readonly pinned: boolean;
}

/** Why a node is not there, such as `"blur" is muted`. */
export interface Absent {
  readonly absent: string;
}

/** A graph in its place: the document itself, or the inside of a node that stands for a subgraph. */
export interface Scope {
  /** '' or 'outer/'. */
  readonly prefix: string;
  readonly graph: Pick<Workflow, 'nodes' | 'edges'>;
}

/** A node that stands for a subgraph. */
export interface Opened {
  readonly subgraph: Subgraph;
  /** What may be fed: inputs and parameters. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** All nodes by path, and what their edges are to be read from. */
export interface Expansion {
  readonly nodes: ReadonlyMap<string, Placed | Absent>;
  readonly opened: ReadonlyMap<string, Opened>;
  readonly scopes: readonly Scope[];
}

/** What surrounds a graph that is put in its place. */
interface Around {
  readonly prefix: string;
  readonly pinned: boolean;
  /** The subgraphs that it lies in, from the outermost. */
  readonly chain: readonly string[];
  /** Values of promoted parameters, by inner node. */
  readonly given: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** Stops where the budget is spent. */
export function expand(workflow: Workflow, budget: Budget, report: Report): Expansion {
  const nodes = new Map<string, Placed | Absent>();
  const opened = new Map<string, Opened>();
  const scopes: Scope[] = [];
  const subgraphs = new Map(Object.entries(workflow.subgraphs ?? {}));
  const names = [...subgraphs.keys()];

  open(workflow, { prefix: '', pinned: false, chain: [], given: new Map() });
  return { nodes, opened, scopes };

  function open(graph: Scope['graph'], around: Around): void {
    scopes.push({ prefix: around.prefix, graph });
    for (const [id, node] of Object.entries(graph.nodes)) {
      if (!budget.spend('nodes') || !budget.spend('values', Object.keys(node.params ?? {}).length)) return;
      const path = around.prefix + id;
      const placed = {
        node,
        params: { ...node.params, ...Object.fromEntries(around.given.get(id) ?? []) },
        pinned: around.pinned || node.pinned === true,
      };
      if (node.mode === 'mute') nodes.set(path, { absent: `${quote(path)} is muted` });
      else if (node.type.startsWith('subgraph:')) openSubgraph(path, placed, around);
      else nodes.set(path, placed);
    }
  }

  function openSubgraph(path: string, placed: Placed, { chain }: Around): void {
    const id = placed.node.type.slice('subgraph:'.length);
    const subgraph = subgraphs.get(id);
    if (!subgraph) {
      return refuse(path, `There is no subgraph ${quote(id)}; ${listNames(names)}`, suggest(id, names));
    }
    if (chain.includes(id)) {
      const ring = [...chain.slice(chain.indexOf(id)), id].map(quote).join(' in ');
      return refuse(path, `A subgraph must not lie in itself, got ${ring}`);
    }
    if (chain.length >= limits.nesting) {
      return refuse(path, `Subgraphs must not lie in each other more than ${limits.nesting} deep`);
    }
    if (placed.node.mode === 'bypass') {
      return refuse(path, 'A subgraph cannot be bypassed: nothing says which input stands for which output');
    }
    const { inputs = {}, outputs = {}, params = {} } = subgraph;
    const ports = { inputs: Object.keys({ ...inputs, ...params }), outputs: Object.keys(outputs) };
    if (!budget.spend('values', ports.inputs.length + ports.outputs.length)) return;
    opened.set(path, { subgraph, ...ports });
    const given = handDown(path, subgraph, placed.params);
    open(subgraph, { prefix: `${path}/`, pinned: placed.pinned, chain: [...chain, id], given });
  }

  function refuse(path: string, message: string, remedy?: string): void {
    report(badSubgraph(path, message, remedy));
    nodes.set(path, { absent: `${quote(path)} cannot be opened` });
  }

  /** Splits the values of promoted parameters among the inner nodes. */
  function handDown(path: string, subgraph: Subgraph, params: Placed['params']): Around['given'] {
    const promoted = new Map(Object.entries(subgraph.params ?? {}));
    const known = [...promoted.keys()];
    const given = new Map<string, Map<string, unknown>>();
    for (const [name, value] of Object.entries(params)) {
      if (!promoted.has(name)) report(unknownParameter(path, name, known));
      for (const [inner, port] of promoted.get(name)?.to ?? []) {
        if (!budget.spend('values')) return given;
        if (!Object.hasOwn(subgraph.nodes, inner)) {
          report(badSubgraph(path, `${quote(name)} leads to ${quote(inner)}, which is no node inside`));
          continue;
        }
        if (!given.has(inner)) given.set(inner, new Map());
        given.get(inner)!.set(port, value);
      }
    }
    return given;
  }
}
