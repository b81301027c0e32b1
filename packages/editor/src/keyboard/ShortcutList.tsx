import { Command as List } from 'cmdk';
import type { JSX } from 'react';
import css from '../palette/Palette.module.css';
import { strings } from '../strings/canvas.ts';
import { groupTitles } from '../strings/commands.ts';
import { outlineShortcuts } from '../outline/outlineShortcuts.ts';
import { strings as outline } from '../strings/outline.ts';
import { strings as viewer } from '../strings/viewer.ts';
import { Keys } from '../ui/Keys.tsx';
import { viewerShortcuts } from '../viewer/compare/shortcuts.ts';
import { commands } from './commands.ts';
import { isMac, showKeys } from './matchKeys.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly title: string; readonly keys: readonly string[] }[];
}

export interface ShortcutListProps {
  /** What the host has keys for. */
  readonly first: ShortcutGroup;
}

/** All keys of the editor, by where they work. They can be searched. */
export function ShortcutList({ first }: ShortcutListProps): JSX.Element {
  const mac = isMac();
  return (
    <List label={strings.commands} loop>
      <div className={css.search}>
        <List.Input autoFocus placeholder={strings.searchCommands} />
      </div>
      <List.List className={css.list} label={strings.commands}>
        <List.Empty className={css.empty}>{strings.noCommands}</List.Empty>
        {[first, ...groups].map(({ title, shortcuts }) => (
          <List.Group key={title} heading={title} className={css.group}>
            {shortcuts.map((each) => (
              <List.Item key={each.title} value={`${title} ${each.title}`} className={css.item}>
                <span className={css.name}>{each.title}</span>
                <span className={css.keys}>
                  {each.keys.map((keys) => (
                    <Keys key={keys} keys={showKeys(keys, mac)} />
                  ))}
                </span>
              </List.Item>
            ))}
          </List.Group>
        ))}
      </List.List>
    </List>
  );
}

const groups: readonly ShortcutGroup[] = [
  ...Object.entries(groupTitles).map(([group, title]) => ({
    title,
    shortcuts: commands.filter((command) => command.group === group && command.keys.length > 0),
  })),
  { title: outline.outline, shortcuts: outlineShortcuts },
  { title: viewer.comparison, shortcuts: viewerShortcuts },
].filter(({ shortcuts }) => shortcuts.length > 0);
