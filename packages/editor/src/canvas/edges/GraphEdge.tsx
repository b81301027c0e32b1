import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { titleOfCoercion } from '@tweedie/workflow';
import { type CSSProperties, type JSX, memo } from 'react';
import { strings } from '../../strings/canvas.ts';
import { useCanvasUi } from '../canvasContext.ts';
import type { FlowEdge } from '../flow/useFlowEdges.ts';
import { useIsFar } from '../flow/FarContext.ts';
import { colourOfKind } from '../nodes/looks.ts';
import { portSize } from '../nodes/nodeRows.ts';
import css from './Edge.module.css';
import { edgePath } from './edgePath.ts';
import { Waypoints } from './Waypoints.tsx';

/** How far the line reaches under the sign of a port, whose field is larger than the sign. */
const inset = portSize / 2 - 4;

/** An edge in the colour of what flows along it, with what happens to the value on its way. */
export const GraphEdge = memo(function GraphEdge(props: EdgeProps<FlowEdge>): JSX.Element {
  const { id, sourceX, sourceY, targetX, targetY, selected, data } = props;
  const far = useIsFar();
  const over = useCanvasUi(({ overEdge }) => overEdge === id);
  const { kind, coercion, list = false, mapped = false, problem, waypoints = [] } = data ?? {};
  const { path, middle } = edgePath(
    { x: sourceX - inset, y: sourceY },
    { x: targetX + inset, y: targetY },
    waypoints,
  );
  const style = { '--colour': colourOfKind(kind) } as CSSProperties;
  const words = [coercion && titleOfCoercion(coercion), mapped && strings.each].filter(Boolean).join(' · ');
  const text = problem === undefined ? words : strings.doesNotHold;
  // a few pixels for each letter: between nodes that stand close the words would lie under them
  const isTight = Math.abs(targetX - sourceX) < 7 * text.length;
  return (
    <g
      className={css.edge}
      style={style}
      data-selected={selected || undefined}
      data-list={list || undefined}
      data-problem={problem !== undefined || undefined}
      data-over={over || undefined}
    >
      <path
        d={path}
        className="react-flow__edge-interaction"
        strokeWidth={18}
        fill="none"
        strokeOpacity={0}
      />
      {list && <path d={path} className={css.outside} />}
      <path d={path} id={id} className={`${css.line} react-flow__edge-path`} />
      {!far && (words !== '' || problem !== undefined) && (
        <EdgeLabelRenderer>
          <span
            className={css.chip}
            data-problem={problem !== undefined || undefined}
            title={problem ?? words}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            {isTight ? '↝' : text}
          </span>
        </EdgeLabelRenderer>
      )}
      {selected && waypoints.length > 0 && <Waypoints id={id} waypoints={waypoints} />}
    </g>
  );
});
