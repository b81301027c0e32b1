import type { Phantom } from '@tweedie/workflow';
import type { Size } from '../../document/geometry.ts';
import { ownOf } from '../../document/records.ts';
import { currentGraph, type EditorState } from '../../document/store/state.ts';
import { prefixOf, subgraphAt } from '../../document/subgraphs/subgraphAt.ts';
import { factsAt } from '../../document/views/factsAt.ts';
import type { SizeFacts } from '@tweedie/core';

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
  ) & { readonly grey?: boolean; readonly fit?: Fit };
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
  return { size };

  function looks(): Pick<NonNullable<PictureUnder['picture']>, 'grey' | 'fit'> {
    return { grey, ...(fit && { fit }) };
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
