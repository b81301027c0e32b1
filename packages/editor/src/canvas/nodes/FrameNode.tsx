import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { type JSX, memo } from 'react';
import type { Frame } from '../../document/layout/readLayout.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas } from '../canvasContext.ts';
import css from './Frame.module.css';
import { paletteColour } from './paletteColour.ts';

type FrameFlowNode = Node<Frame & Record<string, unknown>, 'frame'>;

/** A titled box behind nodes; what lies in it moves with it. */
export const FrameNode = memo(function FrameNode({
  id,
  data,
  selected,
}: NodeProps<FrameFlowNode>): JSX.Element {
  const { actions } = useCanvas().editor;
  const key = id.slice('frame:'.length);
  return (
    <div className={css.frame} data-selected={selected || undefined} style={paletteColour(data.colour)}>
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={80}
        onResize={(_, { x, y, width, height }) => actions.setFrame(key, round({ x, y, width, height }))}
        onResizeEnd={actions.settle}
      />
      <input
        className={`${css.title} nodrag`}
        aria-label={strings.frameTitle}
        placeholder={strings.frame}
        value={data.title}
        onChange={(event) => actions.setFrame(key, { title: event.currentTarget.value })}
        onBlur={actions.settle}
      />
    </div>
  );
});

function round<T extends Readonly<Record<string, number>>>(box: T): T {
  return Object.fromEntries(Object.entries(box).map(([name, value]) => [name, Math.round(value)])) as T;
}
