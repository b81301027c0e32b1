import { itemOf } from '../document/items.ts';
import type { Point } from '../document/geometry.ts';
import { currentGraph } from '../document/store/state.ts';
import { canvasViews } from '../document/views/boundaryViews.ts';
import type { CommandContext } from './command.ts';
import type { CommandSpecs } from './commands.ts';
import { focusItem } from './focusItem.ts';
import { hasItems, selectedNodes } from './selected.ts';
import { type Direction, walk } from './walk.ts';

type Spec = NonNullable<CommandSpecs['fit']>;
const fit = { padding: 0.12, maxZoom: 1, duration: 200 };
const step = 8;

/** What is in sight, and where one is. */
export const viewCommands: CommandSpecs = {
  moveLeft: move('ArrowLeft', { x: -1, y: 0 }),
  moveRight: move('ArrowRight', { x: 1, y: 0 }),
  moveUp: move('ArrowUp', { x: 0, y: -1 }),
  moveDown: move('ArrowDown', { x: 0, y: 1 }),
  walkLeft: go('Alt+ArrowLeft', 'left'),
  walkRight: go('Alt+ArrowRight', 'right'),
  walkUp: go('Alt+ArrowUp', 'up'),
  walkDown: go('Alt+ArrowDown', 'down'),
  fit: {
    group: 'view',
    keys: ['.'],
    run({ editor, flow }) {
      const nodes = [...editor.getState().selection.items].map((id) => ({ id }));
      void flow.fitView({ ...withMotion(fit), ...(nodes.length > 0 && { nodes }) });
    },
  },
  fitAll: { group: 'view', keys: ['Home'], run: ({ flow }) => void flow.fitView(withMotion(fit)) },
  zoomIn: { group: 'view', keys: ['Alt+='], repeats: true, run: ({ flow }) => void flow.zoomIn() },
  zoomOut: { group: 'view', keys: ['Alt+-'], repeats: true, run: ({ flow }) => void flow.zoomOut() },
  zoomReset: { group: 'view', keys: ['Alt+0'], run: ({ flow }) => void flow.zoomTo(1) },
  commands: { group: 'view', keys: ['?', 'F1'], run: ({ ui }) => ui.setState({ commands: true }) },
};

/** Arrow keys move what is selected; with Shift four times as far. */
function move(key: string, { x, y }: Point): Spec {
  return {
    ...{ group: 'walk', keys: [key, `Shift+${key}`], repeats: true, when: hasItems },
    run(context, press) {
      const { editor } = context;
      const by = step * (press?.shiftKey ? 4 : 1);
      const { items } = editor.getState().selection;
      const views = canvasViews(editor.getState()).filter(({ id }) => items.has(id));
      const places = views.map(({ id, position }): [string, Point] => [
        id,
        { x: position.x + x * by, y: position.y + y * by },
      ]);
      editor.actions.move(new Map(places), `keys ${[...items].join()}`);
    },
  };
}

function go(keys: string, direction: Direction): Spec {
  return {
    ...{ group: 'walk', keys: [keys], repeats: true },
    run(context: CommandContext) {
      const { editor } = context;
      const graph = currentGraph(editor.getState());
      const from = selectedNodes(context)[0] ?? Object.keys(graph.nodes)[0];
      if (from === undefined || itemOf(from).kind !== 'node') return;
      const isThere = selectedNodes(context).length > 0;
      const next = isThere ? walk(graph, from, direction, editor.sizeOf) : from;
      if (next !== undefined) focusItem(context, next);
    },
  };
}

/** Without motion for those who want none. */
function withMotion<T extends { readonly duration: number }>(options: T): T {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? { ...options, duration: 0 } : options;
}
