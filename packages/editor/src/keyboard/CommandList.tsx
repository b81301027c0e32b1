import { Command as List } from 'cmdk';
import type { JSX } from 'react';
import { useCanvas, useCanvasUi } from '../canvas/canvasContext.ts';
import css from '../palette/Palette.module.css';
import { strings } from '../strings/canvas.ts';
import { groupTitles } from '../strings/commands.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from '../ui/Keys.tsx';
import type { Command, CommandContext } from './command.ts';
import { isMac, showKeys } from './matchKeys.ts';

export interface CommandListProps {
  readonly commands: readonly Command[];
  readonly contextOf: () => CommandContext | undefined;
}

/** All commands with their keys. They can be searched, and done from here. */
export function CommandList({ commands, contextOf }: CommandListProps): JSX.Element {
  const { ui } = useCanvas();
  const open = useCanvasUi((state) => state.commands);
  const close = (): void => ui.setState({ commands: false });
  return (
    <Dialog open={open} onOpenChange={close} title={strings.commands} summary={strings.commandsSummary}>
      <List label={strings.commands} loop>
        <div className={css.search}>
          <List.Input autoFocus placeholder={strings.searchCommands} />
        </div>
        <List.List className={css.list} label={strings.commands}>
          <List.Empty className={css.empty}>{strings.noCommands}</List.Empty>
          {(Object.keys(groupTitles) as (keyof typeof groupTitles)[]).map((group) => {
            const inside = commands.filter((command) => command.group === group);
            return (
              inside.length > 0 && (
                <List.Group key={group} heading={groupTitles[group]} className={css.group}>
                  {inside.map((command) => (
                    <Line key={command.id} command={command} contextOf={contextOf} onDone={close} />
                  ))}
                </List.Group>
              )
            );
          })}
        </List.List>
      </List>
    </Dialog>
  );
}

interface LineProps extends Pick<CommandListProps, 'contextOf'> {
  readonly command: Command;
  readonly onDone: () => void;
}

function Line({ command, contextOf, onDone }: LineProps): JSX.Element {
  const { id, title, keys, when, run } = command;
  const context = contextOf();
  const can = context !== undefined && (when?.(context) ?? true);
  const mac = isMac();
  return (
    <List.Item
      value={`${title} ${id}`}
      className={css.item}
      disabled={!can}
      onSelect={() => {
        onDone();
        if (context) run(context);
      }}
    >
      <span className={css.name}>{title}</span>
      <span className={css.keys}>
        {keys.map((each) => (
          <Keys key={each} keys={showKeys(each, mac)} />
        ))}
      </span>
    </List.Item>
  );
}
