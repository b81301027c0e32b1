import type { End, Phantom, Workflow } from '@tweedie/workflow';
import type { Size } from '../../document/geometry.ts';
import { subgraphOf } from '../../document/ports/portsOf.ts';
import { ownOf } from '../../document/records.ts';
import { currentGraph, type EditorState } from '../../document/store/state.ts';
import { prefixOf, subgraphAt } from '../../document/subgraphs/subgraphAt.ts';
import { factsAt } from '../../document/views/factsAt.ts';
import type { SizeFacts, Tensor } from '@tweedie/core';

/** How a picture fills the size that it is brought to, as Resize does it. */
type Fit = 'cover' | 'stretch';

/** What a mask is painted on. */
export interface PictureUnder {
  /** Of the mask, in px; `undefined` as long as nobody knows it. */
  readonly size: Size | undefined;
  /** The picture, where it is one that can be shown without a run. */
  readonly picture?: (
    | { readonly kind: 'file'; readonly file: string; readonly node: string }
    | { readonly kind: 'phantom'; readonly phantom: Phantom; readonly size: Size }
    | { readonly kind: 'pixels'; readonly pixels: Tensor }
  ) & { readonly grey?: boolean; readonly fit?: Fit };
  /** Otherwise the output that makes it in a run: the path of its node, and its name. */
  readonly source?: { readonly path: string; readonly port: string };
}

/** Finds the picture that a mask node is fed with, and its size: a file or a test picture, perhaps turned
 * grey and resized once. */
export function pictureUnder(state: EditorState, node: string): PictureUnder {
  const graph = currentGraph(state);
  const prefix = prefixOf(state.path);
  const around = subgraphAt(state.workflow, state.path);
  const size = sizeOf(node);
  let grey = false;
  let fit: Fit | undefined;
  for (let id = sourceOf(node), turns = 0; id !== undefined && turns < 100; id = sourceOf(id), turns++) {
    const { type, params = {} } = ownOf(graph.nodes, id) ?? { type: '' };
    const name = type.replace('@tweedie/workflow/', '');
    const isFed = graph.edges.some(({ to }) => to[0] === id);
    if (name === 'image' && typeof params['file'] === 'string' && !isFed) {
      return { size, picture: { kind: 'file', file: params['file'], node: id, ...looks() } };
    }
    const own = sizeOf(id);
    if (name === 'phantom' && own && !isFed) {
      const phantom = (params['kind'] ?? 'leaves') as Phantom;
      return { size, picture: { kind: 'phantom', phantom, size: own, ...looks() } };
    }
    if (name === 'grey') grey = true;
    else if (name === 'resize' && !fit) fit = params['fit'] === 'stretch' ? 'stretch' : 'cover';
    else break;
  }
  const source = pathOf(graph.edges.find(({ to }) => to[0] === node && to[1] === 'image')?.from);
  return { size, ...(source && { source }) };

  function looks(): Pick<NonNullable<PictureUnder['picture']>, 'grey' | 'fit'> {
    return { grey, ...(fit && { fit }) };
  }

  /** Of a subgraph the node inside of it, from which the value comes. */
  function pathOf(end: End | undefined): PictureUnder['source'] {
    if (!end) return undefined;
    const path = [...state.path, end[0]];
    let [port, { nodes }]: [string, { readonly nodes: Workflow['nodes'] }] = [end[1], graph];
    for (;;) {
      const inner = ownOf(nodes, path.at(-1)!);
      const id = inner && subgraphOf(inner);
      const subgraph = id === undefined ? undefined : ownOf(state.workflow.subgraphs, id);
      const from = subgraph && ownOf(subgraph.outputs, port)?.from;
      if (!from || path.length > 100) return { path: path.join('/'), port };
      path.push(from[0]);
      [port, { nodes }] = [from[1], subgraph];
    }
  }

  function sourceOf(id: string): string | undefined {
    return graph.edges.find(({ to }) => to[0] === id && to[1] === 'image')?.from[0];
  }

  function sizeOf(id: string): Size | undefined {
    const facts = Object.values(factsAt(state, prefix + id, around)).find(
      ({ kind }) => kind === 'mask' || kind === 'image',
    );
    const { width, height } = (facts?.facts ?? {}) as SizeFacts;
    return width === undefined || height === undefined ? undefined : { width, height };
  }
}
