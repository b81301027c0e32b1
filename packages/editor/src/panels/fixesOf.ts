import type { PriorShape } from '@tweedie/core';
import { check, type Problem, type Workflow } from '@tweedie/workflow';
import { disconnect } from '../document/edges/connect.ts';
import { insertBehind, type Inserted } from '../document/edges/insertBehind.ts';
import { targetId } from '../document/edgeIds.ts';
import { type Graph, graphAt, withGraph } from '../document/graph.ts';
import { unsetParameters } from '../document/nodes/parameters.ts';
import { portsOf } from '../document/ports/portsOf.ts';
import { titleOfType } from '../document/ports/titleOfNode.ts';
import { ownOf } from '../document/records.ts';
import type { Editor } from '../document/store/createEditor.ts';
import type { EditorState } from '../document/store/state.ts';
import { subgraphAt } from '../document/subgraphs/subgraphAt.ts';
import { strings } from '../strings/outline.ts';

/** Something that one press does about a problem. */
export interface Fix {
  readonly title: string;
  /** Opens the list of ports for an input, or the choice of a file; else a change of the document. */
  readonly does: 'connect' | 'file' | ((editor: Editor) => void);
}

/** The place of a node in the document. */
export interface NodePlaceIn {
  /** The nodes around it, from the outermost. */
  readonly path: readonly string[];
  readonly id: string;
  readonly graph: Graph;
}

export function placeOf({ workflow }: Pick<EditorState, 'workflow'>, node: string): NodePlaceIn {
  const path = node.split('/');
  const id = path.pop()!;
  return { path, id, graph: graphAt(workflow, subgraphAt(workflow, path)) };
}

/** What one press may do about a problem. What is not sure to help is tried on the document first, and left out. */
export function fixesOf(state: EditorState, problem: Problem): readonly Fix[] {
  const { code, node, port } = problem;
  if (node === undefined) return [];
  const { path, id, graph } = placeOf(state, node);
  const found = ownOf(graph.nodes, id);
  if (!found) return [];
  const { fix } = strings;
  const ports = portsOf(found, state);
  const act = (title: string, does: (editor: Editor) => void): Fix => ({ title, does: at(node, does) });
  switch (code) {
    case 'missing-input': {
      const title = ports?.inputs.find(({ name }) => name === port)?.title ?? port ?? '';
      return [{ title: fix.connect(title), does: 'connect' }];
    }
    case 'not-found': {
      const isFile = ports?.params.some(({ description }) => description.format === 'image-file');
      return isFile ? [{ title: fix.chooseFile, does: 'file' }] : [];
    }
    case 'unknown-parameter':
      return port === undefined
        ? []
        : [act(fix.removeParameter(port), ({ actions }) => actions.unsetParameters(id, [port]))];
    case 'bad-parameter':
      return (ports?.params ?? [])
        .filter(({ description }) => Object.hasOwn(found.params ?? {}, description.name))
        .filter(({ description }) => helps((old) => unsetParameters(old, id, [description.name])))
        .map(({ description: { name, title } }) =>
          act(fix.resetParameter(title), ({ actions }) => actions.unsetParameters(id, [name])),
        );
    case 'cannot-bypass':
      return [act(fix.letRun, ({ actions }) => actions.setMode([id], undefined))];
    case 'missing-node':
      return [act(fix.removeNode, ({ actions }) => actions.remove({ items: [id] }))];
    case 'does-not-fit':
    case 'missing-capability':
      return [...insertions(), ...withoutEdge()];
    default:
      return withoutEdge();
  }

  /** The edge that the problem is about, where taking it away helps. */
  function withoutEdge(): readonly Fix[] {
    const isThere = port !== undefined && graph.edges.some(({ to }) => targetId(to) === targetId([id, port]));
    return isThere && helps((old) => disconnect(old, [id, port]))
      ? [act(fix.disconnect, ({ actions }) => actions.disconnect([id, port]))]
      : [];
  }

  /** Nodes that make a picture fit, put behind the first one before the problem where that helps. */
  function insertions(): readonly Fix[] {
    const pictures = sourcesOf(graph, id).filter((each) => {
      const { nodes } = graph;
      return (portsOf(nodes[each]!, state)?.outputs ?? []).some(({ kind }) => kind === 'image');
    });
    for (const inserted of fitting(state)) {
      for (const picture of pictures) {
        const insert = (old: Graph): Graph => insertBehind(old, picture, inserted, state);
        if (!helps(insert)) continue;
        const title = titleOfType(state, inserted.type);
        return [act(fix.insert(title), ({ actions }) => actions.insertBehind(picture, inserted))];
      }
    }
    return [];
  }

  function helps(change: (graph: Graph) => Graph): boolean {
    const { workflow, catalogue, checked, looked } = state;
    const subgraph = subgraphAt(workflow, path);
    const next: Workflow = withGraph(workflow, subgraph, change(graph));
    if (next === workflow) return false;
    const { problems } = check(next, catalogue, { before: checked.inference, looked });
    const errors = (all: readonly Problem[]): number =>
      all.filter(({ severity }) => severity === 'error').length;
    const isLeft = problems.some(
      (each) => each.code === code && each.node === node && each.message === problem.message,
    );
    const notFound = state.notFound.filter(({ severity }) => severity === 'error').length;
    return !isLeft && errors(problems) < errors(checked.problems) - notFound;
  }
}

/** Opens the graph of the node first, for actions are about the graph that one looks at. */
function at(node: string, does: (editor: Editor) => void): (editor: Editor) => void {
  return (editor) => {
    editor.actions.seek(node);
    does(editor);
  };
}

/** All that a node needs, the nearest first. */
function sourcesOf({ nodes, edges }: Graph, node: string): readonly string[] {
  const found = new Set([node]);
  for (const id of found) {
    for (const { from, to } of edges) if (to[0] === id && Object.hasOwn(nodes, from[0])) found.add(from[0]);
  }
  found.delete(node);
  return [...found];
}

/** What may make a picture fit to the priors of the document: the smallest change first. */
function fitting({ checked }: EditorState): readonly Inserted[] {
  const shapes = new Map<string, PriorShape>();
  for (const outputs of checked.inference.outputs.values()) {
    for (const { kind, facts } of Object.values(outputs)) {
      const shape = kind === 'prior' ? (facts as { readonly shape?: PriorShape }).shape : undefined;
      if (shape) shapes.set(JSON.stringify(shape), shape);
    }
  }
  const nodes = [...shapes.values()].flatMap(({ width, height, multiple }): readonly Inserted[] => [
    ...(width === null || height === null
      ? [{ type: '@tweedie/workflow/fit-to-multiple', params: { multiple } }]
      : [{ type: '@tweedie/workflow/resize', params: { width, height } }]),
  ]);
  return [...nodes, { type: '@tweedie/workflow/grey', params: {} }];
}
