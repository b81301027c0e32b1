import { Waypoints } from 'lucide-react';
import { findEdge } from '../../document/edgeIds.ts';
import { keysOf } from '../../document/items.ts';
import { contentOf } from '../../document/layout/move.ts';
import { readLayout } from '../../document/layout/readLayout.ts';
import { prefixOf } from '../../document/subgraphs/subgraphAt.ts';
import { currentGraph } from '../../document/store/state.ts';
import { formMenu } from '../../form/formMenu.ts';
import type { Command, CommandContext } from '../../keyboard/command.ts';
import type { CommandId } from '../../keyboard/commands.ts';
import { isMac, showKeys } from '../../keyboard/matchKeys.ts';
import { areCollapsed } from '../../keyboard/nodeCommands.ts';
import { all } from '../../keyboard/selected.ts';
import { portAt } from '../../document/boundary/boundaryEnds.ts';
import { boundaryViews } from '../../document/views/boundaryViews.ts';
import { portActions, portMenu } from '../boundary/portActions.ts';
import { promotionLines } from './promotionLines.ts';
import { colourNames } from '../nodes/paletteColour.ts';
import { strings } from '../../strings/canvas.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { type MenuTarget, parameterOfRow } from './menuTarget.ts';

type Entry = CommandId | 'separator';

const entries: { readonly [K in MenuTarget['kind']]: readonly Entry[] } = {
  pane: [
    'addNode',
    'addNote',
    'paste',
    'separator',
    'selectAll',
    'tidy',
    'fitAll',
    'leave',
    'separator',
    'commands',
  ],
  node: [
    ...(['connect', 'connectSelected', 'rename', 'separator'] as const),
    ...(['runHere', 'runSelection', 'separator'] as const),
    ...(['mute', 'bypass', 'pin', 'collapse', 'showAll', 'separator'] as const),
    ...(['cut', 'copy', 'duplicate', 'detach', 'disconnect', 'separator'] as const),
    ...(['frame', 'group', 'enter', 'ungroup', 'tidy', 'separator', 'delete'] as const),
  ],
  frame: ['duplicate', 'delete'],
  note: ['duplicate', 'delete'],
  edge: ['delete'],
  boundary: ['tidy', 'fitAll', 'leave'],
};
const danger: ReadonlySet<string> = new Set(['delete']);

/** The lines of a menu: commands that can be done, and what belongs to the thing alone. */
export function menuItems(
  target: MenuTarget,
  context: CommandContext,
  commands: readonly Command[],
): readonly MenuItem[] {
  const lines = entries[target.kind].flatMap((id): readonly MenuItem[] => {
    if (id === 'separator') return [id];
    const command = commands.find((each) => each.id === id);
    return command && (command.when?.(context) ?? true) ? [lineOf(command, context)] : [];
  });
  return withoutDoubles([...ownLines(target, context), ...lines]);
}

function lineOf(command: Command, context: CommandContext): MenuItem {
  const { id, title, keys, run } = command;
  const shortcut = keys[0] === undefined ? undefined : showKeys(keys[0], isMac());
  const checked = {
    mute: () => all(context, ({ mode }) => mode === 'mute'),
    bypass: () => all(context, ({ mode }) => mode === 'bypass'),
    pin: () => all(context, ({ pinned }) => pinned === true),
    collapse: () => areCollapsed(context),
  }[id];
  if (checked) return { title, shortcut, checked: checked(), onCheck: () => run(context) };
  return { title, shortcut, danger: danger.has(id), onSelect: () => run(context) };
}

function ownLines({ kind, id, row }: MenuTarget, context: CommandContext): readonly MenuItem[] {
  const { editor, ui, pointer } = context;
  const { actions } = editor;
  const graph = currentGraph(editor.getState());
  if (kind === 'edge') {
    const waypoints = readLayout(graph.layout).waypoints.get(id) ?? [];
    const at = pointer();
    return findEdge(graph.edges, id)
      ? [
          { title: strings.insertNode, onSelect: () => ui.setState({ palette: { at, onEdge: id } }) },
          {
            title: strings.bend,
            icon: <Waypoints aria-hidden />,
            onSelect: () => actions.setWaypoints(id, [...waypoints, at]),
          },
          {
            title: strings.straighten,
            disabled: waypoints.length === 0,
            onSelect: () => actions.setWaypoints(id, []),
          },
          'separator',
        ]
      : [];
  }
  if (kind === 'node') {
    const lines = row === undefined ? [] : promotionLines([id, row], context);
    return [...formMenu(editor, id, row && parameterOfRow(row)), ...lines];
  }
  if (kind === 'boundary') return boundaryLines({ id, ...(row !== undefined && { row }) }, context);
  if (kind === 'frame' || kind === 'note') {
    const key = id.slice(id.indexOf(':') + 1);
    const set = kind === 'frame' ? actions.setFrame : actions.setCanvasNote;
    const inside = kind === 'frame' ? keysOf(contentOf(graph, key, editor.sizeOf), 'node') : [];
    const { onRun } = context;
    const prefix = prefixOf(editor.getState().path);
    const areFolded = inside.every((each) => readLayout(graph.layout).nodes.get(each)?.collapsed === true);
    const modes = [
      ...(onRun
        ? [{ title: strings.runWhatIsInside, onSelect: () => onRun(inside.map((each) => prefix + each)) }]
        : []),
      {
        title: areFolded ? strings.expandInside : strings.collapseInside,
        onSelect: () => actions.setCollapsed(inside, !areFolded),
      },
      { title: strings.muteInside, onSelect: () => actions.setFrameMode(key, 'mute') },
      { title: strings.bypassInside, onSelect: () => actions.setFrameMode(key, 'bypass') },
      { title: strings.runInside, onSelect: () => actions.setFrameMode(key, undefined) },
    ];
    return [
      {
        title: strings.colour,
        items: colourNames.map((colour) => ({
          title: strings.colourName(colour),
          icon: <span style={{ width: 12, height: 12, borderRadius: 3, background: colourOf(colour) }} />,
          onSelect: () => set(key, { colour }),
        })),
      },
      ...(inside.length > 0 ? modes : []),
      'separator',
    ];
  }
  return [];
}

/** A port of a boundary node; the node itself has nothing of its own. */
function boundaryLines(
  { id, row }: Pick<MenuTarget, 'id' | 'row'>,
  context: CommandContext,
): readonly MenuItem[] {
  const { editor, ui } = context;
  const key = row?.startsWith('port ') ? row.slice('port '.length) : '';
  const port = portAt([id, key]);
  const view = boundaryViews(editor.getState()).find((each) => each.id === id);
  if (!port || !view) return [];
  const can = portActions(editor, port, () => ui.setState({ renaming: `${id} ${key}` }));
  return [...portMenu(can, port, view.data.ports), 'separator'];
}

function colourOf(name: string): string {
  return `var(--series-${colourNames.indexOf(name) + 1})`;
}

/** Separators stand between lines. */
function withoutDoubles(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.filter((item, i) => {
    if (item !== 'separator') return true;
    return (
      items.slice(0, i).some((each) => each !== 'separator') && i < items.length - 1 && items[i - 1] !== item
    );
  });
}
