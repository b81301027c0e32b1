import { Handle, Position } from '@xyflow/react';
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
        <Handle
          key={name}
          id={name}
          type="target"
          position={Position.Left}
          style={{ top }}
          className={css.farPort ?? ''}
        />
      ))}
      {[...outputs].map(([name, top]) => (
        <Handle
          key={name}
          id={name}
          type="source"
          position={Position.Right}
          style={{ top }}
          className={css.farPort ?? ''}
        />
      ))}
    </>
  );
}
