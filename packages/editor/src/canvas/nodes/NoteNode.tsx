import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { type JSX, memo } from 'react';
import type { CanvasNote } from '../../document/layout/readLayout.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas } from '../canvasContext.ts';
import css from './Frame.module.css';
import { paletteColour } from './paletteColour.ts';

type NoteFlowNode = Node<CanvasNote & Record<string, unknown>, 'note'>;

/** Words on the canvas. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteFlowNode>): JSX.Element {
  const { actions } = useCanvas().editor;
  const key = id.slice('note:'.length);
  return (
    <div className={css.note} data-selected={selected || undefined} style={paletteColour(data.colour)}>
      <NodeResizer
        isVisible={selected}
        minWidth={100}
        minHeight={56}
        onResize={(_, { x, y, width, height }) =>
          actions.setCanvasNote(key, {
            ...{ x: Math.round(x), y: Math.round(y) },
            ...{ width: Math.round(width), height: Math.round(height) },
          })
        }
        onResizeEnd={actions.settle}
      />
      <textarea
        className={`${css.text} nodrag nowheel`}
        aria-label={strings.note}
        placeholder={strings.notePlaceholder}
        value={data.text}
        onChange={(event) => actions.setCanvasNote(key, { text: event.currentTarget.value })}
        onBlur={actions.settle}
      />
    </div>
  );
});
