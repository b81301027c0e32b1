import type { JSX } from 'react';
import { prefixOf } from '../../document/subgraphs/subgraphAt.ts';
import { type NodeParts, useCanvas, useEditorState } from '../canvasContext.ts';

export interface NodePartSlotProps {
  readonly id: string;
  readonly part: keyof NodeParts;
}

/** The place of something that others put on nodes. */
export function NodePart({ id, part }: NodePartSlotProps): JSX.Element | null {
  const { parts } = useCanvas();
  const path = useEditorState((state) => prefixOf(state.path)) + id;
  const Part = parts[part];
  return Part ? <Part node={id} path={path} /> : null;
}
