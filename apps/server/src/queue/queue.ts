/** Which runs wait, in which order, and which are on their way. Plain data; every run is in it once at most. */
export interface Queue {
  readonly waiting: readonly string[];
  readonly running: readonly string[];
  /** How many may run at once. */
  readonly concurrency: number;
  /** Nothing starts. What runs goes on. */
  readonly paused: boolean;
}

/** After a restart: what ran when the server went down comes first. */
export function createQueue(options: Partial<Queue> & Pick<Queue, 'concurrency'>): Queue {
  const { waiting = [], running = [], concurrency, paused = false } = options;
  return { waiting: [...new Set([...running, ...waiting])], running: [], concurrency, paused };
}

export function enqueue(queue: Queue, id: string): Queue {
  return holds(queue, id) ? queue : { ...queue, waiting: [...queue.waiting, id] };
}

/** The queue with its first run started, if one may start. */
export function startNext(queue: Queue): { readonly queue: Queue; readonly id?: string } {
  const [id, ...waiting] = queue.waiting;
  if (id === undefined || queue.paused || queue.running.length >= queue.concurrency) return { queue };
  return { id, queue: { ...queue, waiting, running: [...queue.running, id] } };
}

/** A run has ended, or is not wanted any more. */
export function leave(queue: Queue, id: string): Queue {
  return { ...queue, waiting: without(queue.waiting, id), running: without(queue.running, id) };
}

/** A run that was on its way has to begin again, before all others. */
export function putBack(queue: Queue, id: string): Queue {
  if (!queue.running.includes(id)) return queue;
  return { ...queue, running: without(queue.running, id), waiting: [id, ...queue.waiting] };
}

/** Puts a run that waits at a position, 0 being next; a position past the end is the end. */
export function move(queue: Queue, id: string, position: number): Queue {
  if (!queue.waiting.includes(id)) return queue;
  const rest = without(queue.waiting, id);
  const at = Math.max(0, position);
  return { ...queue, waiting: [...rest.slice(0, at), id, ...rest.slice(at)] };
}

export function setPaused(queue: Queue, paused: boolean): Queue {
  return { ...queue, paused };
}

function holds({ waiting, running }: Queue, id: string): boolean {
  return waiting.includes(id) || running.includes(id);
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((other) => other !== id);
}
