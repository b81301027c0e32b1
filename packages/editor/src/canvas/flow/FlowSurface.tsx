import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  type ReactFlowInstance,
  type ReactFlowProps,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type JSX, useMemo } from 'react';
import type { Point } from '../../document/geometry.ts';
import { readLayout } from '../../document/layout/readLayout.ts';
import { currentGraph, type EditorState } from '../../document/store/state.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { nodeViews } from '../../document/views/nodeViews.ts';
import { strings } from '../../strings/canvas.ts';
import { BoundaryNode } from '../boundary/BoundaryNode.tsx';
import { Breadcrumbs } from '../Breadcrumbs.tsx';
import { type Canvas, useCanvas } from '../canvasContext.ts';
import { ConnectionHint } from '../connecting/ConnectionHint.tsx';
import { useConnecting } from '../connecting/useConnecting.ts';
import { GraphEdge } from '../edges/GraphEdge.tsx';
import { FrameNode } from '../nodes/FrameNode.tsx';
import { GraphNode } from '../nodes/GraphNode.tsx';
import { colourOfKind, lookOfCategory } from '../nodes/looks.ts';
import { NoteNode } from '../nodes/NoteNode.tsx';
import css from './Flow.module.css';
import { FarContext, farZoom } from './FarContext.ts';
import type { FlowItem } from './createNodeFactory.ts';
import { useDropOnEdge } from './useDropOnEdge.ts';
import { type FlowEdge, useFlowEdges } from './useFlowEdges.ts';
import { useFlowNodes } from './useFlowNodes.ts';
import { useSought } from './useSought.ts';
import { ZoomBar } from './ZoomBar.tsx';

const nodeTypes = {
  node: GraphNode,
  frame: FrameNode,
  note: NoteNode,
  boundary: BoundaryNode,
} as unknown as NodeTypes;
const edgeTypes = { graph: GraphEdge } as unknown as EdgeTypes;
const connectionLine = { strokeWidth: 2, stroke: 'var(--accent)' };
const fit = { padding: 0.12, maxZoom: 1, minZoom: 0.05 };

// what is made anew at each step of a drag would draw every node and every edge again
const addingKeys = ['Control', 'Meta', 'Shift'];
const plain = { hideAttribution: true };

/** The graph that one looks at. */
export function FlowSurface(): JSX.Element {
  const canvas = useCanvas();
  const { editor } = canvas;
  const flow = useReactFlow();
  const { nodes, onNodesChange } = useFlowNodes();
  const { edges, onEdgesChange } = useFlowEdges();
  const connecting = useConnecting();
  const dropping = useDropOnEdge();
  useSought();
  const start = useMemo(() => startOf(editor.getState()), [editor]);
  const handlers = useMemo(() => handlersOf(canvas, flow), [canvas, flow]);
  const far = useStore(({ transform }) => transform[2] < farZoom);
  return (
    <FarContext value={far}>
      <ReactFlow
        className={css.flow ?? ''}
        {...{ nodes, edges, onNodesChange, onEdgesChange, nodeTypes, edgeTypes }}
        {...connecting}
        {...dropping}
        {...start}
        fitViewOptions={fit}
        minZoom={0.05}
        maxZoom={2.5}
        onlyRenderVisibleElements
        disableKeyboardA11y
        connectOnClick
        connectionRadius={24}
        connectionLineType={ConnectionLineType.Bezier}
        connectionLineStyle={connectionLine}
        reconnectRadius={10}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={addingKeys}
        panActivationKeyCode={null}
        selectionMode={SelectionMode.Partial}
        panOnScroll={false}
        zoomOnDoubleClick={false}
        elevateNodesOnSelect
        {...handlers}
        proOptions={plain}
        ariaLabelConfig={strings.flow}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={24}
          size={1.4}
          color="color-mix(in srgb, var(--border-strong) 45%, transparent)"
        />
        <MiniMap
          pannable
          zoomable
          position="bottom-right"
          ariaLabel={strings.minimap}
          className={css.minimap ?? ''}
          nodeColor={colourOf}
          nodeBorderRadius={12}
          maskColor="color-mix(in srgb, var(--canvas) 65%, transparent)"
          bgColor="var(--surface)"
        />
        <Breadcrumbs />
        <ZoomBar />
        <ConnectionHint />
      </ReactFlow>
    </FarContext>
  );
}

/** What is in sight first: what was last, or all there is. Where there is nothing yet, the first node moves nothing. */
function startOf(state: EditorState): Pick<ReactFlowProps, 'defaultViewport' | 'fitView'> {
  const { viewport } = readLayout(currentGraph(state).layout);
  return viewport ? { defaultViewport: viewport } : { fitView: nodeViews(state).length > 0 };
}

type Handlers = Pick<ReactFlowProps<FlowItem, FlowEdge>, 'onMoveEnd' | 'onDoubleClick' | 'onEdgeDoubleClick'>;

/** Two clicks on the pane open the palette, and two on an edge bend it. */
function handlersOf({ editor, ui }: Canvas, flow: Pick<ReactFlowInstance, 'screenToFlowPosition'>): Handlers {
  const at = ({ clientX, clientY }: React.MouseEvent): Point =>
    flow.screenToFlowPosition({ x: clientX, y: clientY });
  return {
    onMoveEnd: (_, viewport) => editor.actions.setViewport(viewport),
    onDoubleClick(event) {
      if (!(event.target as Element).classList.contains('react-flow__pane')) return;
      ui.setState({ palette: { at: at(event) } });
    },
    onEdgeDoubleClick(event, { id, data }) {
      const { x, y } = at(event);
      editor.actions.setWaypoints(id, [...(data?.waypoints ?? []), { x: Math.round(x), y: Math.round(y) }]);
    },
  };
}

function colourOf({ type, data }: FlowItem): string {
  if (type === 'boundary') return 'var(--accent)';
  if (type !== 'node') return 'var(--border)';
  const { category, subgraph } = data as unknown as NodeData;
  return colourOfKind(lookOfCategory(subgraph === undefined ? category : 'Samples').colour);
}
