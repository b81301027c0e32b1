import type { Editor } from '@tweedie/editor';
import type { WebSession } from '@tweedie/runtime-web';
import type { Shelf } from './createShelf.ts';
import { filesOf } from './filesOf.ts';

/** How long changes rest, in milliseconds, before the Worker is asked. */
const rest = 100;

/** Tells the editor what there is of the pictures and priors that its document names, whenever that may change. */
export function keepLooking(editor: Editor, shelf: Shelf, session: WebSession): () => void {
  let latest = 0;
  async function look(): Promise<void> {
    const turn = ++latest;
    const { workflow } = editor.getState();
    const looks = await session.look(workflow, { files: await filesOf(workflow, shelf) });
    if (turn === latest) editor.actions.setLooked(looks);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => undefined), rest); // a run says why its Worker is lost
  }
  soon();
  const stops = [
    editor.subscribe(({ workflow }, { workflow: before }) => {
      if (workflow.nodes !== before.nodes || workflow.subgraphs !== before.subgraphs) soon();
    }),
    shelf.subscribe(soon),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
