/** A network of pipes, by the numbers of its joints. */
export interface Pipes {
  readonly count: number;
  readonly edges: readonly (readonly [from: number, to: number, capacity: number])[];
}

/**
 * The joints that can still reach `sink` once the pipes of least capacity are cut: those beyond the last of the
 * minimum cuts. Dinic's algorithm.
 */
export function beyondMinimumCut({ count, edges }: Pipes, source: number, sink: number): ReadonlySet<number> {
  const to: number[] = [];
  const rest: number[] = [];
  const out = Array.from({ length: count }, (): number[] => []);
  for (const [a, b, capacity] of edges) {
    out[a]!.push(to.push(b) - 1);
    rest.push(capacity);
    out[b]!.push(to.push(a) - 1);
    rest.push(0);
  }

  function levels(): Int32Array {
    const level = new Int32Array(count).fill(-1);
    level[source] = 0;
    const queue = [source];
    for (const joint of queue) {
      for (const edge of out[joint]!) {
        if (rest[edge]! <= 0 || level[to[edge]!]! >= 0) continue;
        level[to[edge]!] = level[joint]! + 1;
        queue.push(to[edge]!);
      }
    }
    return level;
  }

  function push(level: Int32Array, next: Int32Array): number {
    const path: number[] = [];
    let joint = source;
    while (joint !== sink) {
      const edge = out[joint]![next[joint]!];
      if (edge === undefined) {
        const last = path.pop();
        if (last === undefined) return 0;
        joint = to[last ^ 1]!;
        next[joint]!++;
      } else if (rest[edge]! > 0 && level[to[edge]!] === level[joint]! + 1) {
        path.push(edge);
        joint = to[edge]!;
      } else next[joint]!++;
    }
    const flow = Math.min(...path.map((edge) => rest[edge]!));
    for (const edge of path) {
      rest[edge]! -= flow;
      rest[edge ^ 1]! += flow;
    }
    return flow;
  }

  for (let level = levels(); level[sink]! >= 0; level = levels()) {
    const next = new Int32Array(count);
    while (push(level, next) > 0);
  }
  const reached = new Set([sink]);
  for (const joint of reached) {
    for (const edge of out[joint]!) if (rest[edge ^ 1]! > 0) reached.add(to[edge]!);
  }
  return reached;
}
