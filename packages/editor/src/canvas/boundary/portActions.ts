import { portKey, type SubgraphPort } from '../../document/boundary/boundaryEnds.ts';
import type { Editor } from '../../document/store/createEditor.ts';
import type { BoundaryPortView } from '../../document/views/boundaryViews.ts';
import { matchKeys } from '../../keyboard/matchKeys.ts';
import { boundaryStrings as strings } from '../../strings/boundary.ts';
import type { MenuItem } from '../../ui/menuItem.ts';

/** What is done to a port of the subgraph, by its menu and by keys. */
export interface PortActions {
  rename(): void;
  /** Where it stands among its like: −1 is one up. */
  move(by: number): void;
  takeBack(): void;
}

export function portActions(
  { actions }: Pick<Editor, 'actions'>,
  { list, name }: SubgraphPort,
  rename: () => void,
): PortActions {
  return {
    rename,
    move: (by) => actions.movePort({ list, name }, by),
    takeBack: () => actions.unpromote(list, name),
  };
}

/** The keys that a port listens to while it has the focus. Gives whether it was one of them. */
export function pressPort(can: PortActions, event: KeyboardEvent): boolean {
  const command = {
    F2: can.rename,
    'Alt+ArrowUp': () => can.move(-1),
    'Alt+ArrowDown': () => can.move(1),
    Delete: can.takeBack,
    Backspace: can.takeBack,
  };
  const found = Object.entries(command).find(([keys]) => matchKeys(keys, event));
  found?.[1]();
  return found !== undefined;
}

/** The lines of the menu of a port. */
export function portMenu(
  can: PortActions,
  port: SubgraphPort,
  all: readonly BoundaryPortView[],
): readonly MenuItem[] {
  const like = all.filter((other) => other.port.list === port.list);
  const at = like.findIndex((other) => portKey(other.port) === portKey(port));
  return [
    { title: strings.rename, shortcut: 'F2', onSelect: () => requestAnimationFrame(can.rename) },
    { title: strings.up, shortcut: 'Alt+↑', disabled: at <= 0, onSelect: () => can.move(-1) },
    { title: strings.down, shortcut: 'Alt+↓', disabled: at >= like.length - 1, onSelect: () => can.move(1) },
    'separator',
    { title: strings.takeBack, shortcut: 'Del', danger: true, onSelect: can.takeBack },
  ];
}
