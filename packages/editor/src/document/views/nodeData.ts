import type { NodeType, OutputFacts, Problem, WorkflowNode } from '@tweedie/workflow';
import type { NodePorts, ParameterInfo, PortInfo } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import type { Touched } from './touchedPorts.ts';

/** A port as it is drawn. */
export interface PortView extends PortInfo {
  readonly connected: boolean;
  /** Inside a subgraph: the name under which its users see it. */
  readonly promoted?: string;
  /** Only an edge says that it is there. */
  readonly missing?: true;
}

/** A parameter as it is drawn. */
export interface ParameterView extends ParameterInfo {
  /** What the document holds; left out where the default holds. */
  readonly value?: unknown;
  readonly connected: boolean;
  /** Inside a subgraph: the name under which its users see it. */
  readonly promoted?: string;
}

/** All that is drawn of a node but its place. */
export interface NodeData {
  readonly node: WorkflowNode;
  /** Its label, or the title of its type. */
  readonly title: string;
  /** Of its type; left out where that is not here. */
  readonly summary?: string;
  readonly category?: string;
  /** Its type is not here. */
  readonly unknown: boolean;
  /** The subgraph that it stands for. */
  readonly subgraph?: string;
  /** It is worth running though nothing hangs on it. */
  readonly isResult: boolean;
  readonly collapsed: boolean;
  readonly inputs: readonly PortView[];
  readonly outputs: readonly PortView[];
  readonly params: readonly ParameterView[];
  /** What is known of its outputs before a run, by output. */
  readonly facts: Readonly<Record<string, OutputFacts>>;
  /** What is wrong with it, and with what is inside of it. */
  readonly problems: readonly Problem[];
}

/** What a node is drawn from. As long as all of it is the same, so is what is drawn. */
export interface Ingredients extends Pick<NodeData, 'node' | 'title' | 'collapsed' | 'facts' | 'problems'> {
  readonly nodeType: NodeType | undefined;
  readonly subgraph: string | undefined;
  readonly ports: NodePorts | undefined;
  readonly touched: Touched;
}

/** Whether a node is drawn from the very same things. */
export function isSame(one: Ingredients, other: Ingredients): boolean {
  return (
    one.node === other.node &&
    one.title === other.title &&
    one.nodeType === other.nodeType &&
    one.subgraph === other.subgraph &&
    one.ports === other.ports &&
    one.collapsed === other.collapsed &&
    one.touched === other.touched &&
    one.facts === other.facts &&
    one.problems === other.problems
  );
}

/** Brings together what is drawn of a node. */
export function nodeData(ingredients: Ingredients): NodeData {
  const { nodeType, ports, subgraph, touched, node, title, collapsed, facts, problems } = ingredients;
  const definition = nodeType?.definition;
  return {
    ...{ node, title, collapsed, facts, problems },
    ...(definition && { summary: definition.summary, category: definition.category }),
    ...(subgraph !== undefined && { subgraph }),
    unknown: !ports,
    isResult: definition?.isResult === true,
    ...viewPorts(ports, touched, node),
  };
}

function viewPorts(
  ports: NodePorts | undefined,
  touched: Touched,
  { params: values = {} }: WorkflowNode,
): Pick<NodeData, 'inputs' | 'outputs' | 'params'> {
  const { inputs = [], outputs = [], params = [] } = ports ?? {};
  const targets = [...inputs.map(({ name }) => name), ...params.map(({ description }) => description.name)];
  const sources = outputs.map(({ name }) => name);
  return {
    inputs: [
      ...inputs.map((port) => ({ ...port, ...marks(port.name, 'in') })),
      ...missing(touched.in, targets),
    ],
    outputs: [
      ...outputs.map((port) => ({ ...port, ...marks(port.name, 'out') })),
      ...missing(touched.out, sources),
    ],
    params: params.map((param) => {
      const { name } = param.description;
      return { ...param, ...marks(name, 'in'), ...(Object.hasOwn(values, name) && { value: values[name] }) };
    }),
  };

  function marks(name: string, side: 'in' | 'out'): Pick<PortView, 'connected' | 'promoted'> {
    const promoted = ownOf(side === 'in' ? touched.promotedIn : touched.promotedOut, name);
    return { connected: touched[side].includes(name), ...(promoted !== undefined && { promoted }) };
  }
}

/** Ports that edges lead to, though the node does not have them, or is not known. */
function missing(touched: readonly string[], known: readonly string[]): readonly PortView[] {
  return touched
    .filter((name) => !known.includes(name))
    .map((name) => ({
      ...{ name, title: name, kind: undefined, list: false, optional: true },
      ...{ connected: true, missing: true },
    }));
}
