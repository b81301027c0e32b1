import { IconButton, Menu, type MenuItem, Switch } from '@tweedie/editor';
import type { AddedWebPlugin } from '@tweedie/runtime-web';
import { Ellipsis } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import css from './Plugins.module.css';

export interface PluginRowProps {
  readonly plugin: AddedWebPlugin;
  readonly onDetails: () => void;
  /** Left out where a newer version cannot be looked for. */
  readonly onUpdate: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** A plugin on this device. */
export function PluginRow({ plugin, onDetails, onUpdate, onRemove }: PluginRowProps): JSX.Element {
  const { plugins } = useStudio();
  const { name, version, enabled, manifest, about } = plugin;
  const items: readonly MenuItem[] = [
    { title: strings.details, onSelect: onDetails },
    ...(onUpdate ? [{ title: strings.update, onSelect: onUpdate }] : []),
    'separator',
    { title: strings.remove, onSelect: onRemove, danger: true },
  ];
  return (
    <li className={css.row} aria-label={name}>
      <div className={css.head}>
        <span className={css.name}>{name}</span>
        <span className={css.version}>{version}</span>
        <Switch
          label={strings.enabled(name)}
          hideLabel
          checked={enabled}
          onChange={(on) => void plugins.setEnabled(name, on)}
        />
        <Menu label={strings.more(name)} items={items} align="end">
          <IconButton size="small" label={strings.more(name)} icon={<Ellipsis />} />
        </Menu>
      </div>
      {about.description !== undefined && <p className={css.text}>{about.description}</p>}
      <p className={css.nodes}>{manifest.nodes.map(({ title }) => title).join(' · ')}</p>
    </li>
  );
}
