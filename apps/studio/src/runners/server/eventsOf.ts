import type { Happening, NodeState, RunEvent, RunState } from '@tweedie/workflow';

/**
 * A state as a server tells it: previews say their size, and their pixels come apart. What a server kept of an earlier
 * version does not say where it began.
 */
export type PlainState = Omit<RunState, 'began'> & Partial<Pick<RunState, 'began'>>;

type Event = Happening & Pick<RunEvent, 'seq'>;

/** Events that add up to a state, previews aside: `follow` makes it of them, in whatever order they come. */
export function eventsOf({ began = 0, status, progress, nodes }: PlainState): readonly Event[] {
  return [
    { type: 'run.started', nodes: Object.keys(nodes), evaluations: progress.total, seq: Math.max(0, began) },
    ...(progress.seq > began ? [{ type: 'run.progress', ...progress } as const] : []),
    ...Object.entries(nodes).flatMap(([node, state]) => eventsOfNode(node, state)),
    ...ending(status),
  ];
}

function ending(status: RunState['status']): readonly Event[] {
  switch (status.is) {
    case 'running':
      return [];
    case 'failed':
      return [{ type: 'run.failed', seconds: status.seconds, error: status.error, seq: status.seq }];
    case 'finished':
    case 'cancelled':
      return [{ type: `run.${status.is}`, seconds: status.seconds, seq: status.seq }];
  }
}

function eventsOfNode(node: string, { status, progress, metrics }: NodeState): readonly Event[] {
  const points = Object.entries(metrics).flatMap(([name, all]) =>
    all.map((point): Event => ({ type: 'node.metric', node, name, ...point })),
  );
  return [
    ...(progress ? [{ type: 'node.progress', node, ...progress } as const] : []),
    ...points,
    ...statusEvents(node, status),
  ];
}

function statusEvents(node: string, status: NodeState['status']): readonly Event[] {
  switch (status.is) {
    case 'waiting':
      return [];
    case 'running': {
      const { item, seq } = status;
      return [{ type: 'node.started', node, ...(item && { item }), seq }];
    }
    case 'finished': {
      const { key, cached, seconds, seq } = status;
      return [{ type: 'node.finished', node, key, cached, seconds, seq }];
    }
    case 'failed': {
      const { error, item, seq } = status;
      return [{ type: 'node.failed', node, error, ...(item && { item }), seq }];
    }
    case 'skipped': {
      const { because, seq } = status;
      return [{ type: 'node.skipped', node, because, seq }];
    }
  }
}
