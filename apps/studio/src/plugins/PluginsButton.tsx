import { IconButton } from '@tweedie/editor';
import { Puzzle } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';

/** Opens the panel of plugins, and closes it. */
export function PluginsButton(): JSX.Element {
  const { view } = useStudio();
  const isOpen = useStore(view, ({ left }) => left === 'plugins');
  return (
    <IconButton
      label={strings.panel}
      icon={<Puzzle />}
      pressed={isOpen}
      onClick={() => view.setState({ left: isOpen ? undefined : 'plugins' })}
    />
  );
}
