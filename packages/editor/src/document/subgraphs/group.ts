import type { End, NodeCatalogue, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import { freeId } from '../freeId.ts';
import { edgeIds, sameEnd } from '../edgeIds.ts';
import { around } from '../geometry.ts';
import { type Graph, graphAt, withGraph } from '../graph.ts';
import { keysOf } from '../items.ts';
import { partOf, setEntries } from '../layout/editLayout.ts';
import type { LayoutPart } from '../layout/editLayout.ts';
import { placesOf } from '../layout/placesOf.ts';
import type { NodePlace } from '../layout/readLayout.ts';
import { addNode, freeNodeId } from '../nodes/addNode.ts';
import { removeItems } from '../nodes/remove.ts';
import { portsOf, targetIn } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { createBoundary } from './createBoundary.ts';
import { mapEnds } from './mapEnds.ts';

/** A document, and the node in it that was made. */
export interface Made {
  readonly workflow: Workflow;
  readonly node: string;
}

/**
 * Makes a subgraph of nodes, and puts one node in their place. Edges from outside come in by inputs, one for each source;
 * what goes out comes by outputs, one for each value. An input that needs a value and has none becomes one too, and the
 * parameters that were set are promoted; of a node that nothing hangs on, all outputs go out. What runs stays the same. Frames and notes may come along. `undefined` where
 * there is no node among the items.
 */
export function group(
  workflow: Workflow,
  subgraph: string | undefined,
  items: Iterable<string>,
  { catalogue, name }: { readonly catalogue: NodeCatalogue; readonly name: string },
): Made | undefined {
  const graph = graphAt(workflow, subgraph);
  const all = [...items];
  const inside = new Set(keysOf(all, 'node').filter((id) => Object.hasOwn(graph.nodes, id)));
  if (inside.size === 0) return undefined;
  const id = freeId(name.toLowerCase(), (other) => ownOf(workflow.subgraphs, other) !== undefined);
  const node = freeNodeId({ nodes: graph.nodes }, id);
  const boundary = createBoundary();
  const isInside = ([end]: End): boolean => inside.has(end);
  const isFed = (end: End): boolean => graph.edges.some(({ to }) => sameEnd(to, end));

  const outer = graph.edges.flatMap((edge): readonly WorkflowEdge[] => {
    const { from, to } = edge;
    if (isInside(from) && isInside(to)) return [];
    if (isInside(to)) return [{ ...edge, to: [node, boundary.input(from.join('.'), to, targetTitle(to))] }];
    return isInside(from) ? [{ ...edge, from: [node, boundary.output(from, sourceTitle(from))] }] : [edge];
  });
  // several edges from one source are one now
  const edges = outer.filter(
    ({ to }, i) => to[0] !== node || outer.findIndex((other) => other.to.join('.') === to.join('.')) === i,
  );
  const redirected = redirect(graph);
  for (const end of openInputs()) boundary.input(`open ${end.join('.')}`, end, targetTitle(end));
  for (const end of looseOutputs()) boundary.output(end, sourceTitle(end));
  for (const end of setParameters()) boundary.param(end, targetTitle(end));

  const { inputs, outputs, params } = boundary;
  const made: Subgraph = {
    name,
    nodes: Object.fromEntries(Object.entries(graph.nodes).filter(([key]) => inside.has(key))),
    edges: graph.edges.filter(({ from, to }) => isInside(from) && isInside(to)),
    ...(Object.keys(inputs).length > 0 && { inputs }),
    ...(Object.keys(outputs).length > 0 && { outputs }),
    ...(Object.keys(params).length > 0 && { params }),
  };
  const place = middleOf(graph, inside);
  let next = addNode(redirected, node, { type: `subgraph:${id}`, version: 1 }, place);
  next = { ...removeItems(next, all), edges };
  const grown = { ...workflow, subgraphs: { ...workflow.subgraphs, [id]: made } };
  const outside = withGraph(grown, subgraph, next);
  const inner = moveLayout(graph, graphAt(outside, id), all);
  return { workflow: withGraph(outside, id, inner), node };

  /** What the subgraph around takes and gives, through the new node. */
  function redirect(before: Graph): Graph {
    const withInputs = mapEnds({ ...before, outputs: {}, params: {}, layout: {} }, (end) =>
      isInside(end) ? [[node, boundary.input(`around ${end.join('.')}`, end, targetTitle(end))]] : [end],
    );
    const withOutputs = mapEnds({ ...before, inputs: {}, params: {}, layout: {} }, (end) =>
      isInside(end) ? [[node, boundary.output(end, sourceTitle(end))]] : [end],
    );
    const withParams = mapEnds({ ...before, inputs: {}, outputs: {} }, (end) =>
      isInside(end) && !isFed(end) ? [[node, boundary.param(end, targetTitle(end))]] : [end],
    );
    return {
      ...before,
      layout: withParams.layout, // the form
      ...(before.inputs && { inputs: withInputs.inputs! }),
      ...(before.outputs && { outputs: withOutputs.outputs! }),
      ...(before.params && { params: withParams.params! }),
    };
  }

  function openInputs(): readonly End[] {
    const fed = fedEnds();
    return [...inside].flatMap((key) =>
      (portsOf(graph.nodes[key]!, { workflow, catalogue })?.inputs ?? [])
        .filter((port) => !port.optional && !fed.has(`${key}.${port.name}`))
        .map((port): End => [key, port.name]),
    );
  }

  /** The outputs of nodes of which nothing is used yet. */
  function looseOutputs(): readonly End[] {
    const promoted = Object.values(boundary.outputs).map(({ from }) => from);
    const used = new Set([...graph.edges.map(({ from }) => from), ...promoted].map(([key]) => key));
    return [...inside]
      .filter((key) => !used.has(key))
      .flatMap((key) =>
        (portsOf(graph.nodes[key]!, { workflow, catalogue })?.outputs ?? []).map((port): End => [
          key,
          port.name,
        ]),
      );
  }

  function setParameters(): readonly End[] {
    const fed = fedEnds();
    return [...inside].flatMap((key) => {
      const { params = {} } = graph.nodes[key]!;
      return (portsOf(graph.nodes[key]!, { workflow, catalogue })?.params ?? [])
        .filter(({ description }) => Object.hasOwn(params, description.name))
        .filter(({ description }) => !fed.has(`${key}.${description.name}`))
        .map(({ description }): End => [key, description.name]);
    });
  }

  function fedEnds(): ReadonlySet<string> {
    const promoted = [...Object.values(boundary.inputs), ...Object.values(boundary.params)];
    const ends = [...graph.edges.map(({ to }) => to), ...promoted.flatMap(({ to }) => to)];
    return new Set(ends.map((end) => end.join('.')));
  }

  function targetTitle([key, port]: End): string {
    return targetIn(portsOf(nodeAt(key), { workflow, catalogue }), port)?.title ?? port;
  }

  function sourceTitle([key, port]: End): string {
    const outputs = portsOf(nodeAt(key), { workflow, catalogue })?.outputs ?? [];
    return outputs.find((output) => output.name === port)?.title ?? port;
  }

  function nodeAt(key: string): WorkflowNode {
    return graph.nodes[key]!;
  }
}

function middleOf(graph: Graph, inside: ReadonlySet<string>): Pick<NodePlace, 'x' | 'y'> {
  const places = placesOf(graph);
  const box = around([...inside].map((id) => ({ ...places.get(id)!, width: 0, height: 0 })))!;
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** Takes the places of items, and of the edges inside, from one graph to another. */
function moveLayout(from: Graph, to: Graph, items: readonly string[]): Graph {
  const edges = new Set(edgeIds(to.edges));
  const parts: readonly (readonly [LayoutPart, ReadonlySet<string>])[] = [
    ['nodes', new Set(keysOf(items, 'node'))],
    ['frames', new Set(keysOf(items, 'frame'))],
    ['notes', new Set(keysOf(items, 'note'))],
    ['edges', edges],
  ];
  return parts.reduce((next, [part, keys]) => {
    const entries = Object.entries(partOf(from, part)).filter(([key]) => keys.has(key));
    return setEntries<object>(next, part, new Map(entries as (readonly [string, object])[]));
  }, to);
}
