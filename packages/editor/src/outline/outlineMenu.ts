import type { End } from '@tweedie/workflow';
import { portActions, portMenu } from '../canvas/boundary/portActions.ts';
import type { Canvas } from '../canvas/canvasContext.ts';
import { portAt } from '../document/boundary/boundaryEnds.ts';
import type { PortList } from '../document/subgraphs/promote.ts';
import { boundaryViews } from '../document/views/boundaryViews.ts';
import { frameOf } from '../document/frames/putInFrame.ts';
import { itemOf } from '../document/items.ts';
import { subgraphOf } from '../document/ports/portsOf.ts';
import { ownOf } from '../document/records.ts';
import { currentGraph } from '../document/store/state.ts';
import { formMenu } from '../form/formMenu.ts';
import { all } from '../keyboard/selected.ts';
import { strings } from '../strings/outline.ts';
import type { MenuItem } from '../ui/menuItem.ts';
import { outlineActions } from './outlineActions.ts';
import type { OutlineScope } from './outlineContext.ts';
import { framesIn, linksOf } from './outlineItems.ts';
import { type RowKey, writeRow } from './rowKey.ts';

/** All that can be done to what a row stands for. Nodes that are selected come along. */
export function outlineMenu(canvas: Canvas, scope: OutlineScope, row: RowKey): readonly MenuItem[] {
  if (row.kind === 'port') return boundaryMenu(canvas, scope, row);
  if (row.kind !== 'item') return memberMenu(canvas, row);
  const { kind } = itemOf(row.item);
  const { actions } = canvas.editor;
  if (kind === 'boundary') return [];
  const rename = {
    title: kind === 'note' ? strings.editNote : strings.rename,
    shortcut: 'F2',
    onSelect: () => requestAnimationFrame(() => scope.outline.setState({ renaming: row.item })),
  };
  const remove = {
    title: strings.remove,
    shortcut: 'Del',
    danger: true,
    onSelect: () => actions.remove(),
  };
  if (kind !== 'node') return [rename, 'separator', remove];
  return [rename, ...nodeMenu(canvas, scope, row.item), 'separator', remove];
}

/** What can be done to a port of the subgraph. */
function boundaryMenu({ editor, ui }: Canvas, { outline }: OutlineScope, row: RowKey): readonly MenuItem[] {
  const end: End = [row.item, row.name ?? ''];
  const port = portAt(end);
  const view = boundaryViews(editor.getState()).find(({ id }) => id === row.item);
  if (!port || !view) return [];
  const can = portActions(editor, port, () => outline.setState({ renaming: writeRow(row) }));
  const side = view.data.side === 'inputs' ? 'output' : 'input';
  return [
    {
      title: strings.connectTo,
      onSelect: () => ui.setState({ targets: { node: row.item, start: { end, side } } }),
    },
    ...portMenu(can, port, view.data.ports),
  ];
}

function nodeMenu(canvas: Canvas, scope: OutlineScope, id: string): readonly MenuItem[] {
  const { editor, ui } = canvas;
  const { actions } = editor;
  const state = editor.getState();
  const can = outlineActions(canvas, scope);
  const graph = currentGraph(state);
  const isGroup = subgraphOf(graph.nodes[id] ?? { type: '' }) !== undefined;
  const frames = framesIn(state);
  return [
    { title: strings.connect, onSelect: () => ui.setState({ targets: { node: id } }) },
    ...(scope.onRunTo ? [{ title: strings.runTo, shortcut: 'Alt+Enter', onSelect: can.runTo }] : []),
    'separator',
    {
      title: strings.mute,
      shortcut: 'Ctrl+M',
      checked: all(canvas, ({ mode }) => mode === 'mute'),
      onCheck: () => can.toggleMode('mute'),
    },
    {
      title: strings.bypass,
      shortcut: 'Ctrl+B',
      checked: all(canvas, ({ mode }) => mode === 'bypass'),
      onCheck: () => can.toggleMode('bypass'),
    },
    {
      title: strings.pin,
      shortcut: 'Alt+P',
      checked: all(canvas, ({ pinned }) => pinned === true),
      onCheck: () => can.togglePin(),
    },
    ...formMenu(editor, id).filter((item) => item !== 'separator'),
    'separator',
    { title: strings.duplicate, shortcut: 'Ctrl+D', onSelect: () => actions.duplicate() },
    { title: strings.detach, onSelect: () => actions.detach() },
    { title: strings.addFrame, shortcut: 'Ctrl+G', onSelect: () => void actions.addFrame() },
    ...(frames.length > 0
      ? [
          {
            title: strings.moveInto,
            items: frames.map(([key, title]) => ({ title, onSelect: () => actions.putInFrame(key) })),
          },
          {
            title: strings.outOfFrames,
            disabled: frameOf(graph, id, editor.sizeOf) === undefined,
            onSelect: () => actions.putInFrame(undefined),
          },
        ]
      : []),
    { title: strings.groupNodes, shortcut: 'Ctrl+Shift+E', onSelect: () => void actions.group() },
    ...(isGroup
      ? [
          { title: strings.enter, shortcut: 'Ctrl+↓', onSelect: () => void can.enter(id) },
          { title: strings.ungroup, shortcut: 'Ctrl+Shift+U', onSelect: () => actions.ungroup(id) },
        ]
      : []),
  ];
}

/** What can be done to an input, an output or a parameter. */
function memberMenu({ editor, ui }: Canvas, { kind, item, name = '' }: RowKey): readonly MenuItem[] {
  const { actions } = editor;
  const state = editor.getState();
  const graph = currentGraph(state);
  const list = ({ input: 'inputs', output: 'outputs', param: 'params' } as const)[
    kind as 'input' | 'output' | 'param'
  ] as PortList | undefined;
  if (!list) return [];
  const side = kind === 'output' ? 'output' : 'input';
  const connected = linksOf(state).into.has(`${item}.${name}`);
  const isSet = Object.hasOwn(ownOf(graph.nodes, item)?.params ?? {}, name);
  const promoted = promotedAs();
  return [
    {
      title: kind === 'output' ? strings.connectTo : strings.connect,
      onSelect: () => ui.setState({ targets: { node: item, start: { end: [item, name], side } } }),
    },
    ...(kind === 'output'
      ? []
      : [
          {
            title: strings.disconnectShort,
            shortcut: 'Del',
            disabled: !connected,
            onSelect: () => actions.disconnect([item, name]),
          },
        ]),
    ...(kind === 'param'
      ? [
          { title: strings.reset, disabled: !isSet, onSelect: () => actions.unsetParameters(item, [name]) },
          ...formMenu(editor, item, name).slice(0, 1),
        ]
      : []),
    ...(state.path.length > 0
      ? [
          promoted === undefined
            ? { title: strings.promote, onSelect: () => actions.promote(list, [item, name]) }
            : { title: strings.unpromote, onSelect: () => actions.unpromote(list, promoted) },
        ]
      : []),
  ];

  function promotedAs(): string | undefined {
    const isIt = ([node, port]: readonly [string, string]): boolean => node === item && port === name;
    if (list === 'outputs') {
      return Object.entries(graph.outputs ?? {}).find(([, { from }]) => isIt(from))?.[0];
    }
    return Object.entries(graph[list!] ?? {}).find(([, { to }]) => to.some(isIt))?.[0];
  }
}
