import type { Editor } from '@tweedie/editor';
import { flatten, look } from '@tweedie/workflow';
import { createPageHost } from './createPageHost.ts';
import type { Shelf } from './createShelf.ts';

/** Tells the editor what is known of the pictures and priors that its document names, whenever that changes. */
export function keepLooking(editor: Editor, shelf: Shelf): () => void {
  const host = createPageHost(shelf);
  let latest = 0;
  async function lookAgain(): Promise<void> {
    const turn = ++latest;
    const { workflow, catalogue } = editor.getState();
    const { looked } = await look(flatten(workflow, catalogue).graph, host);
    if (turn === latest) editor.actions.setLooked(looked);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void lookAgain(), 100);
  }
  soon();
  const stops = [
    editor.subscribe((state, before) => {
      if (state.workflow !== before.workflow) soon();
    }),
    shelf.subscribe(soon),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
