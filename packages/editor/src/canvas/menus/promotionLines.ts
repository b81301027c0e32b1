import { currentGraph } from '../../document/store/state.ts';
import type { PortList } from '../../document/subgraphs/promote.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { nodeViews } from '../../document/views/nodeViews.ts';
import type { CommandContext } from '../../keyboard/command.ts';
import { strings } from '../../strings/canvas.ts';
import type { MenuItem } from '../../ui/menuItem.ts';

/** Inside a subgraph: shows a port or a parameter to the users of the subgraph, or takes it back. */
export function promotionLines(
  [node, row]: readonly [node: string, row: string],
  { editor }: Pick<CommandContext, 'editor'>,
): readonly MenuItem[] {
  const state = editor.getState();
  const data = nodeViews(state).find(({ id, type }) => id === node && type === 'node')?.data as
    NodeData | undefined;
  const [side, ...words] = row.split(' ');
  const name = words.join(' ');
  if (state.path.length === 0 || !data) return [];
  const param = data.params.find(({ description }) => description.name === name);
  const port =
    side === 'output'
      ? data.outputs.find((each) => each.name === name)
      : data.inputs.find((each) => each.name === name);
  const found = side === 'output' ? port : (param ?? port);
  if (!found) return [];
  const list: PortList = side === 'output' ? 'outputs' : param ? 'params' : 'inputs';
  const title = param && side !== 'output' ? param.description.title : port!.title;
  const { promoted } = found;
  if (promoted !== undefined) {
    const from = list === 'outputs' ? list : Object.hasOwn(graphPorts(), promoted) ? 'params' : 'inputs';
    return [
      { title: strings.takeBack(title), onSelect: () => editor.actions.unpromote(from, promoted) },
      'separator',
    ];
  }
  if (list !== 'outputs' && found.connected) return [];
  return [
    { title: strings.showAtSubgraph(title), onSelect: () => editor.actions.promote(list, [node, name]) },
    'separator',
  ];

  function graphPorts(): object {
    return currentGraph(state).params ?? {};
  }
}
