import { type Command, matchKeys, isMac } from '@tweedie/editor';
import type { Studio } from '../createStudio.ts';
import { strings } from '../strings/settings.ts';
import { goTo } from './goTo.ts';

/** Something that can be done wherever one is in the studio. */
export interface StudioCommand extends Pick<Command, 'id' | 'title' | 'keys'> {
  readonly run: (studio: Studio) => void;
}

export const studioCommands: readonly StudioCommand[] = [
  {
    id: 'toggleView',
    title: strings.commands.toggleView,
    keys: ['Alt+Shift+V'],
    run: ({ view }) => view.setState(({ view: now }) => ({ view: now === 'graph' ? 'form' : 'graph' })),
  },
  {
    id: 'run',
    title: strings.commands.run,
    keys: ['Ctrl+Enter'],
    run: ({ launcher }) => launcher.launch(),
  },
  {
    id: 'graph',
    title: strings.commands.graph,
    keys: ['Alt+Shift+G'],
    run: ({ view }) => goTo(view, 'graph'),
  },
  {
    id: 'results',
    title: strings.commands.results,
    keys: ['Alt+Shift+R'],
    run: ({ view }) => goTo(view, 'results'),
  },
  {
    id: 'outline',
    title: strings.commands.outline,
    keys: ['Alt+Shift+O'],
    run: ({ view }) => goTo(view, 'outline'),
  },
  {
    id: 'problems',
    title: strings.commands.problems,
    keys: ['Alt+Shift+P'],
    run: ({ view }) => goTo(view, 'problems'),
  },
  {
    id: 'shortcuts',
    title: strings.commands.shortcuts,
    keys: ['?', 'F1'],
    run: ({ view }) => view.setState({ dialog: 'shortcuts' }),
  },
];

/** Listens to the keys of these commands, wherever the focus is but for signs that are typed. Gives the end of it. */
export function listenToKeys(studio: Studio): () => void {
  const mac = isMac();
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || studio.view.getState().dialog) return;
    const command = studioCommands.find(({ keys }) => keys.some((each) => matchKeys(each, event, mac)));
    if (!command || (event.key.length === 1 && !event.altKey && isTyping(event.target))) return;
    event.preventDefault();
    command.run(studio);
  }
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}
