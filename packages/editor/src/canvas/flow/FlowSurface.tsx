import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type JSX, useCallback, useMemo } from 'react';
import { readLayout } from '../../document/layout/readLayout.ts';
import { currentGraph } from '../../document/store/state.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { strings } from '../../strings/canvas.ts';
import { BoundaryNode } from '../boundary/BoundaryNode.tsx';
import { Breadcrumbs } from '../Breadcrumbs.tsx';
import { useCanvas } from '../canvasContext.ts';
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
import { useFlowEdges } from './useFlowEdges.ts';
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

/** The graph that one looks at. */
export function FlowSurface(): JSX.Element {
  const { editor, ui } = useCanvas();
  const flow = useReactFlow();
  const { nodes, onNodesChange } = useFlowNodes();
  const { edges, onEdgesChange } = useFlowEdges();
  const connecting = useConnecting();
  const dropping = useDropOnEdge();
  useSought();
  const saved = useMemo(() => readLayout(currentGraph(editor.getState()).layout).viewport, [editor]);
  const onDoubleClick = useCallback(
    (event: React.MouseEvent) => {
      if (!(event.target as Element).classList.contains('react-flow__pane')) return;
      ui.setState({ palette: { at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) } });
    },
    [flow, ui],
  );
  const far = useStore(({ transform }) => transform[2] < farZoom);
  return (
    <FarContext value={far}>
      <ReactFlow
        className={css.flow ?? ''}
        {...{ nodes, edges, onNodesChange, onEdgesChange, nodeTypes, edgeTypes }}
        {...connecting}
        {...dropping}
        {...(saved ? { defaultViewport: saved } : { fitView: true })}
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
        selectionKeyCode={'Shift'}
        multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
        panActivationKeyCode={null}
        selectionMode={SelectionMode.Partial}
        panOnScroll={false}
        zoomOnDoubleClick={false}
        elevateNodesOnSelect
        onMoveEnd={(_, viewport) => editor.actions.setViewport(viewport)}
        onDoubleClick={onDoubleClick}
        onEdgeDoubleClick={(event, { id, data }) => {
          const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
          const point = { x: Math.round(x), y: Math.round(y) };
          editor.actions.setWaypoints(id, [...(data?.waypoints ?? []), point]);
        }}
        proOptions={{ hideAttribution: true }}
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

function colourOf({ type, data }: FlowItem): string {
  if (type === 'boundary') return 'var(--accent)';
  if (type !== 'node') return 'var(--border)';
  const { category, subgraph } = data as unknown as NodeData;
  return colourOfKind(lookOfCategory(subgraph === undefined ? category : 'Samples').colour);
}
