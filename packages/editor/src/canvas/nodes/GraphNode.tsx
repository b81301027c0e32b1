import type { Node, NodeProps } from '@xyflow/react';
import { type CSSProperties, type JSX, memo } from 'react';
import type { NodeData } from '../../document/views/nodeData.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { isNodeDimmed } from '../connecting/isDimmed.ts';
import { useIsFar } from '../flow/FarContext.ts';
import { FarNode } from './FarNode.tsx';
import { colourOfKind, lookOfCategory } from './looks.ts';
import card from './Card.module.css';
import css from './Node.module.css';
import { NodeInside } from './NodeInside.tsx';

export type FlowNode = Node<NodeData & Record<string, unknown>, 'node'>;

/** A node. It is drawn again where what it shows has changed, and not where it moves or the canvas does. */
export const GraphNode = memo(
  function GraphNode({ id, data, selected, dragging }: NodeProps<FlowNode>): JSX.Element {
    const { editor } = useCanvas();
    const far = useIsFar();
    const dimmed = useCanvasUi((state) => isNodeDimmed(state, id, data));
    const { colour } = lookOfCategory(data.subgraph === undefined ? data.category : 'Samples');
    const height = far ? editor.sizeOf(id).height : undefined;
    const style = { '--colour': colourOfKind(colour), height } as CSSProperties;
    return (
      <div
        className={`${card.card} ${css.node}`}
        style={style}
        data-selected={selected || undefined}
        data-dragging={dragging || undefined}
        data-dimmed={dimmed || undefined}
        data-mode={data.node.mode}
        data-unknown={data.unknown || undefined}
        data-far={far || undefined}
        data-problem={data.problems.some(({ severity }) => severity === 'error') || undefined}
      >
        {far ? <FarNode id={id} data={data} /> : <NodeInside id={id} data={data} />}
      </div>
    );
  },
  (one, other) =>
    one.id === other.id &&
    one.data === other.data &&
    one.selected === other.selected &&
    one.dragging === other.dragging,
);
