import type { RunEvent } from './events.ts';
import type { NodeState, RunState, Told } from './runState.ts';

type NodeStatus = NodeState['status'];
type NodeEvent = Extract<RunEvent, { readonly node: string }>;

/**
 * The state of a run after one more event. All that a state holds knows which event told it, and the later one
 * counts. So events may come in any order, and more than once, and give the same state in the end; one that is
 * missing is missed for what it told alone. Events of another run change nothing. Of a run that begins again, as it does
 * where a server went down under it, the progress and the curves of nodes count from there on; estimates stay until there
 * are newer ones.
 */
export function follow(state: RunState | undefined, event: RunEvent): RunState {
  const { runId, seq } = event;
  const before = state ?? emptyRun(runId);
  if (runId !== before.runId) return before;
  const after = { ...before, seq: Math.max(before.seq, seq) };
  if ('node' in event) {
    const node = told(ownField(before.nodes, event.node), event, before.began);
    return { ...after, nodes: { ...before.nodes, [event.node]: node } };
  }

  const status = (is: RunState['status']): RunState => ({ ...after, status: later(before.status, is) });
  switch (event.type) {
    case 'run.started': {
      const waiting = (node: NodeState = emptyNode): NodeState => ({
        ...node,
        status: later<NodeStatus>(node.status, { is: 'waiting', seq }),
      });
      const began = Math.max(before.began, seq);
      const known = mapValues(before.nodes, (node) => since(node, began));
      const named = event.nodes.map((id) => [id, waiting(ownField(known, id))] as const);
      const nodes = { ...known, ...Object.fromEntries(named) };
      const progress = later(before.progress, { done: 0, total: event.evaluations, seq });
      return { ...status({ is: 'running', seq }), began, nodes, progress };
    }
    case 'run.progress': {
      const { done, total, secondsLeft } = event;
      const progress = { done, total, ...(secondsLeft !== undefined && { secondsLeft }), seq };
      return { ...after, progress: later(before.progress, progress) };
    }
    case 'run.finished':
      return status({ is: 'finished', seconds: event.seconds, seq });
    case 'run.cancelled':
      return status({ is: 'cancelled', seconds: event.seconds, seq });
    case 'run.failed':
      return status({ is: 'failed', seconds: event.seconds, error: event.error, seq });
  }
}

function told(before: NodeState = emptyNode, event: NodeEvent, began: number): NodeState {
  const { seq } = event;
  const after = { ...before, status: later(before.status, statusOf(event)) };
  const item = 'item' in event ? { item: event.item } : {};
  const isOld = seq < began && (event.type === 'node.progress' || event.type === 'node.metric');
  if (isOld) return after;
  switch (event.type) {
    case 'node.progress': {
      const progress = { done: event.done, total: event.total, ...item, seq };
      return { ...after, progress: later(before.progress, progress) };
    }
    case 'node.preview': {
      const preview = { estimate: event.estimate, ...item, seq };
      const known = ownField(before.previews, event.port);
      return { ...after, previews: { ...before.previews, [event.port]: later(known, preview) } };
    }
    case 'node.metric': {
      const point = { step: event.step, value: event.value, ...item, seq };
      const points = ownField(before.metrics, event.name) ?? [];
      return { ...after, metrics: { ...before.metrics, [event.name]: insert(points, point) } };
    }
    default:
      return after;
  }
}

/** Without what a node told of its progress and its curves before an event. */
function since({ progress, metrics, ...node }: NodeState, began: number): NodeState {
  const curves = Object.entries(metrics).map(
    ([name, points]) => [name, points.filter(({ seq }) => seq >= began)] as const,
  );
  return {
    ...node,
    ...(progress && progress.seq >= began && { progress }),
    metrics: Object.fromEntries(curves.filter(([, points]) => points.length > 0)),
  };
}

function mapValues<T>(fields: Readonly<Record<string, T>>, f: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, f(value)]));
}

function statusOf(event: NodeEvent): NodeStatus {
  const { seq } = event;
  switch (event.type) {
    case 'node.finished':
      return { is: 'finished', key: event.key, cached: event.cached, seconds: event.seconds, seq };
    case 'node.failed':
      return { is: 'failed', error: event.error, ...(event.item && { item: event.item }), seq };
    case 'node.skipped':
      return { is: 'skipped', because: event.because, seq };
    default:
      return { is: 'running', ...(event.item && { item: event.item }), seq };
  }
}

function emptyRun(runId: string): RunState {
  return {
    runId,
    seq: -1,
    began: -1,
    status: { is: 'running', seq: -1 },
    progress: { done: 0, total: 0, seq: -1 },
    nodes: {},
  };
}

const emptyNode: NodeState = { status: { is: 'waiting', seq: -1 }, previews: {}, metrics: {} };

function later<T extends { readonly seq: number }>(known: T | undefined, news: T): T {
  return known && known.seq > news.seq ? known : news;
}

function insert<T>(points: readonly Told<T>[], point: Told<T>): readonly Told<T>[] {
  const before = points.filter(({ seq }) => seq < point.seq);
  return [...before, point, ...points.filter(({ seq }) => seq > point.seq)];
}

/** `constructor` is a good name for a node. */
function ownField<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
