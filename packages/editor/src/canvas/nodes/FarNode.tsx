import type { JSX } from 'react';
import type { NodeData } from '../../document/views/nodeData.ts';
import { useCanvas } from '../canvasContext.ts';
import { lookOfCategory } from './looks.ts';
import css from './Node.module.css';
import { nodeRows } from './nodeRows.ts';

/** A node that is too small to be read: its title, large, and the ends of its edges. */
export function FarNode({ id, data }: { readonly id: string; readonly data: NodeData }): JSX.Element {
  const { ui } = useCanvas();
  const { inputs, outputs } = nodeRows(data, ui.getState().expanded.has(id));
  const { icon: Icon } = lookOfCategory(data.subgraph === undefined ? data.category : 'Samples');
  return (
    <>
      <div className={css.far}>
        <Icon aria-hidden />
        <span>{data.title}</span>
      </div>
      {[...inputs].map(([name, top]) => (
        <FarEnd key={name} name={name} side="target" top={top} />
      ))}
      {[...outputs].map(([name, top]) => (
        <FarEnd key={name} name={name} side="source" top={top} />
      ))}
    </>
  );
}

export interface FarEndProps {
  readonly name: string;
  readonly side: 'source' | 'target';
  readonly top: number;
}

/** What React Flow looks for where it measures the ends of edges. Nothing is connected from so far away. */
export function FarEnd({ name, side, top }: FarEndProps): JSX.Element {
  return (
    <i
      className={`${side} ${css.farPort}`}
      data-handleid={name}
      data-handlepos={side === 'source' ? 'right' : 'left'}
      style={{ top, [side === 'source' ? 'right' : 'left']: -1 }}
    />
  );
}
