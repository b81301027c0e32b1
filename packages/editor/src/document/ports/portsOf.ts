import {
  describeParameters,
  type NodeDefinition,
  type ParameterDescription,
  type PortKind,
  type Ports,
} from '@tweedie/core';
import {
  type End,
  type NodeCatalogue,
  type NodeType,
  parameterKinds,
  type Subgraph,
  type Workflow,
  type WorkflowNode,
} from '@tweedie/workflow';
import { ownOf } from '../records.ts';

/** A place where an edge may begin or end. */
export interface PortInfo {
  readonly name: string;
  readonly title: string;
  readonly summary?: string;
  /** `undefined` where nothing is known of it, as at a node whose plugin is not here. */
  readonly kind: PortKind | undefined;
  /** Of an output: it gives a list. Of an input: it takes a whole list at once. */
  readonly list: boolean;
  /** Of an input: the node runs without it too. */
  readonly optional: boolean;
}

/** A parameter, and the kind of value that an edge may bring to it; `undefined` where none may. */
export interface ParameterInfo {
  readonly description: ParameterDescription;
  readonly kind: PortKind | undefined;
}

export interface NodePorts {
  readonly inputs: readonly PortInfo[];
  readonly outputs: readonly PortInfo[];
  readonly params: readonly ParameterInfo[];
}

/** Where kinds of nodes, and subgraphs, are looked up. */
export interface PortContext {
  readonly workflow: Pick<Workflow, 'subgraphs'>;
  readonly catalogue: NodeCatalogue;
}

const ofTypes = new WeakMap<NodeType, NodePorts>();
const ofSubgraphs = new WeakMap<Subgraph, PortContext & { readonly ports: NodePorts }>();

/** The id of the subgraph that a node stands for, if it does. */
export function subgraphOf({ type }: Pick<WorkflowNode, 'type'>): string | undefined {
  return type.startsWith('subgraph:') ? type.slice('subgraph:'.length) : undefined;
}

/**
 * The ports and parameters of a node, in the order of their declaration; those of a subgraph are found inside of it.
 * `undefined` for a node of an unknown type. The same object as long as nothing about them changes.
 */
export function portsOf(node: Pick<WorkflowNode, 'type'>, context: PortContext): NodePorts | undefined {
  return find(node, context, []);
}

/** The ports and parameters of all nodes of a type. */
export function portsOfType(nodeType: NodeType): NodePorts {
  const found = ofTypes.get(nodeType);
  if (found) return found;
  const definition = nodeType.definition as NodeDefinition;
  const kinds = parameterKinds(definition);
  const ports = {
    inputs: infoOf(definition.inputs),
    outputs: infoOf(definition.outputs),
    params: describeParameters(definition.params).map((description) => ({
      description,
      kind: kinds.get(description.name),
    })),
  };
  ofTypes.set(nodeType, ports);
  return ports;
}

function infoOf(ports: Ports): readonly PortInfo[] {
  return Object.entries(ports).map(([name, { title, summary, kind, list = false, optional = false }]) => ({
    ...{ name, title, kind, list, optional },
    ...(summary !== undefined && { summary }),
  }));
}

function find(
  node: Pick<WorkflowNode, 'type'>,
  context: PortContext,
  around: readonly string[],
): NodePorts | undefined {
  const id = subgraphOf(node);
  if (id === undefined) {
    const nodeType = context.catalogue.find(node.type);
    return nodeType && portsOfType(nodeType);
  }
  const subgraph = ownOf(context.workflow.subgraphs, id);
  if (!subgraph || around.includes(id)) return undefined; // it must not lie in itself
  const found = ofSubgraphs.get(subgraph);
  const { catalogue } = context;
  const { subgraphs } = context.workflow;
  if (found?.catalogue === catalogue && found.workflow.subgraphs === subgraphs) return found.ports;
  const ports = lookInside(subgraph, context, [...around, id]);
  ofSubgraphs.set(subgraph, { catalogue, workflow: { subgraphs }, ports });
  return ports;
}

function lookInside(subgraph: Subgraph, context: PortContext, around: readonly string[]): NodePorts {
  const inner = ([id]: End): NodePorts | undefined => {
    const node = ownOf(subgraph.nodes, id);
    return node && find(node, context, around);
  };
  const unknown = { kind: undefined, list: false, optional: false };
  const { inputs = {}, outputs = {}, params = {} } = subgraph;
  return {
    inputs: Object.entries(inputs).map(([name, { title, to }]) => {
      const ends = to.map((end) => targetIn(inner(end), end[1]) ?? { ...unknown, title: name });
      const optional = ends.every((end) => end.optional);
      return { ...ends[0]!, optional, name, title: title ?? ends[0]!.title };
    }),
    outputs: Object.entries(outputs).map(([name, { title, from }]) => {
      const port = inner(from)?.outputs.find((output) => output.name === from[1]);
      return { ...(port ?? { ...unknown, title: name }), name, title: title ?? port?.title ?? name };
    }),
    params: Object.entries(params).map(([name, { title, to }]) => {
      const [node, port] = to[0]!;
      const param = inner(to[0]!)?.params.find(({ description }) => description.name === port);
      const described = param?.description ?? { title: name, kind: 'other' as const };
      const given = ownOf(ownOf(subgraph.nodes, node)?.params, port);
      return {
        kind: param?.kind,
        description: {
          ...described,
          ...{ name, title: title ?? described.title },
          ...(given !== undefined && { default: given }),
        },
      };
    }),
  };
}

/** An input, or a parameter that an edge may lead to. */
export function targetIn(ports: NodePorts | undefined, name: string): PortInfo | undefined {
  const input = ports?.inputs.find((port) => port.name === name);
  if (input) return input;
  const param = ports?.params.find(({ description }) => description.name === name);
  return param && parameterPort(param);
}

/** A parameter as the place where an edge may end. */
export function parameterPort({ description, kind }: ParameterInfo): PortInfo {
  const { name, title } = description;
  return { name, title, kind, list: false, optional: true };
}
