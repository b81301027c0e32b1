import type { WebSession } from '@tweedie/runtime-web';
import type { Desk, OpenDocument } from '../documents/createDesk.ts';
import type { Shelf } from './createShelf.ts';
import { filesOf } from './filesOf.ts';

/** How long changes rest, in milliseconds, before the Worker is asked. */
const rest = 100;

/** Tells the editor what there is of the pictures and priors that its document names, whenever that may change. */
export function keepLooking(desk: Desk, shelf: Shelf, session: WebSession): () => void {
  let latest = 0;
  async function look(): Promise<void> {
    const turn = ++latest;
    const { editor } = desk.getState();
    const { workflow } = editor.getState();
    const looks = await session.look(workflow, { files: await filesOf(workflow, shelf) });
    if (turn === latest) editor.actions.setLooked(looks);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => undefined), rest); // a run says why its Worker is lost
  }
  function watch({ editor }: OpenDocument): () => void {
    soon();
    return editor.subscribe(({ workflow }, { workflow: before }) => {
      if (workflow.nodes !== before.nodes || workflow.subgraphs !== before.subgraphs) soon();
    });
  }
  let unwatch = watch(desk.getState());
  const stops = [
    desk.subscribe((open) => {
      unwatch();
      unwatch = watch(open);
    }),
    shelf.subscribe(soon),
  ];
  return () => {
    clearTimeout(timer);
    unwatch();
    for (const stop of stops) stop();
  };
}
