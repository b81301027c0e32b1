import type { Connection as FlowConnection, ReactFlowProps } from '@xyflow/react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { End } from '@tweedie/workflow';
import { useMemo } from 'react';
import { newPort } from '../../document/boundary/boundaryEnds.ts';
import { connectionsFrom, type Start } from '../../document/connecting/connectionsFrom.ts';
import { type Canvas, useCanvas } from '../canvasContext.ts';
import type { FlowEdge } from '../flow/useFlowEdges.ts';
import type { FlowItem } from '../flow/createNodeFactory.ts';
import { connectToNode } from './connectToNode.ts';

type Handlers = Required<
  Pick<
    ReactFlowProps<FlowItem, FlowEdge>,
    | 'onConnect'
    | 'onConnectStart'
    | 'onConnectEnd'
    | 'onClickConnectStart'
    | 'onClickConnectEnd'
    | 'isValidConnection'
    | 'onReconnect'
    | 'onReconnectStart'
    | 'onReconnectEnd'
    | 'onPaneClick'
  >
>;

/** What React Flow is told about edges that are drawn, by dragging or by clicking one port after the other. */
export function useConnecting(): Handlers {
  const canvas = useCanvas();
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const { editor, ui } = canvas;
    const { actions } = editor;
    /** The edge of which one end is dragged. */
    let moved: string | undefined;
    let made = false;

    const begin: Handlers['onConnectStart'] = (_, { nodeId, handleId, handleType }) => {
      if (nodeId === null || handleId === null) return;
      made = false;
      beginAt(canvas, { end: [nodeId, handleId], side: handleType === 'target' ? 'input' : 'output' });
    };
    const connect = (connection: FlowConnection): void => {
      const [from, to] = endsOf(connection);
      made = true;
      actions.connect(from, to);
    };

    return {
      onConnectStart: begin,
      onClickConnectStart: begin,
      onConnect: connect,
      isValidConnection(connection) {
        const { connecting } = ui.getState();
        if (!connecting) return true;
        const [from, to] = endsOf(connection as FlowConnection);
        const { connections } = connecting;
        const target = connections.explain(connections.start.side === 'output' ? to : from);
        if (connecting.target !== target) ui.setState({ connecting: { connections, target } });
        return target.allowed;
      },
      onConnectEnd(event, { toHandle }) {
        const start = ui.getState().connecting?.connections.start;
        const target = ui.getState().connecting?.target;
        ui.setState({ connecting: undefined });
        if (made || moved !== undefined || !start) return;
        if (toHandle) {
          if (target?.allowed === false) ui.setState({ refusal: target });
          return;
        }
        const at = pointOf(event);
        const over = document.elementFromPoint(at.x, at.y);
        const node = over?.closest<HTMLElement>('.react-flow__node-node, .react-flow__node-boundary')
          ?.dataset['id'];
        if (node !== undefined) connectToNode(canvas, start, node);
        else if (start.end[1] !== newPort && over?.closest('.react-flow__pane, .react-flow__node')) {
          ui.setState({ palette: { at: flow.screenToFlowPosition(at), start } });
        }
      },
      onClickConnectEnd() {
        const target = ui.getState().connecting?.target;
        ui.setState({
          connecting: undefined,
          ...(!made && target?.allowed === false && { refusal: target }),
        });
      },
      onReconnectStart: (_, { id }) => (moved = id),
      onReconnect(edge, connection) {
        const [from, to] = endsOf(connection);
        made = true;
        actions.reconnect(edge.id, { from, to });
      },
      onReconnectEnd(event, edge, _, { toHandle }) {
        moved = undefined;
        const at = pointOf(event);
        const isPane = document.elementFromPoint(at.x, at.y)?.closest('.react-flow__pane');
        if (!made && !toHandle && isPane) actions.remove({ edges: [edge.id] });
      },
      onPaneClick() {
        store.setState({ connectionClickStartHandle: null });
        ui.setState({ connecting: undefined });
      },
    };
  }, [canvas, flow, store]);
}

/** Begins an edge, and finds out in idle moments which ports can take it. */
function beginAt({ editor, ui }: Canvas, start: Start): void {
  const connections = connectionsFrom(editor.getState(), start);
  ui.setState({ connecting: { connections }, refusal: undefined });
  const more = (): void => {
    const now = ui.getState().connecting;
    if (now?.connections !== connections) return;
    const done = connections.explainMore(6);
    ui.setState({ connecting: { ...now } });
    if (!done) requestIdleCallback(more, { timeout: 200 });
  };
  requestIdleCallback(more, { timeout: 200 });
}

function endsOf({ source, sourceHandle, target, targetHandle }: FlowConnection): readonly [End, End] {
  return [
    [source, sourceHandle ?? ''],
    [target, targetHandle ?? ''],
  ];
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  return { x: clientX, y: clientY };
}
