import type { Happening } from './events.ts';

export interface Throttle {
  push(happening: Happening): void;
}

/**
 * Lets progress, previews and metrics of a node through at most once in `milliseconds` for each kind. Of those that
 * come too soon the newest is kept, until its time has come or something else happens to the node. It needs no timer: it looks at
 * the clock when something comes.
 */
export function createThrottle({
  milliseconds,
  now,
  emit,
}: {
  readonly milliseconds: number;
  readonly now: () => number;
  readonly emit: (happening: Happening) => void;
}): Throttle {
  const last = new Map<string, number>(); // when one of a kind went through
  const held = new Map<string, Happening>(); // by kind, in the order in which they came

  function release(which: (kind: string) => boolean): void {
    for (const [kind, happening] of [...held]) {
      if (!which(kind)) continue;
      held.delete(kind);
      last.set(kind, now());
      emit(happening);
    }
  }
  const isDue = (kind: string): boolean => now() - (last.get(kind) ?? -Infinity) >= milliseconds;

  return {
    push(happening) {
      const kind = kindOf(happening);
      if (kind === undefined) {
        const place = placeOf(happening);
        release((other) => place === '' || other.startsWith(`${place} `));
        emit(happening);
        return;
      }
      held.delete(kind);
      held.set(kind, happening);
      release(isDue);
    },
  };
}

/** What newer ones of replace it; `undefined` for what is never held back. A node's name holds no space. */
function kindOf(happening: Happening): string | undefined {
  switch (happening.type) {
    case 'run.progress':
      return ' progress';
    case 'node.progress':
      return `${happening.node} progress`;
    case 'node.preview':
      return `${happening.node} preview ${happening.port}`;
    case 'node.metric':
      return `${happening.node} metric ${happening.name}`;
    default:
      return undefined;
  }
}

/** The node that it happens to; nothing for the run. */
function placeOf(happening: Happening): string {
  return 'node' in happening ? happening.node : '';
}
