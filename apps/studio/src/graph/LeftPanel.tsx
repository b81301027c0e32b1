import { classes, HistoryPanel, IconButton, type Tab, Tabs } from '@tweedie/editor';
import { X } from 'lucide-react';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { strings } from '../strings/app.ts';
import { strings as pluginStrings } from '../strings/plugins.ts';
import { strings as settings } from '../strings/settings.ts';
import { useDocument, useStudio } from '../studioContext.ts';
import { fetched } from '../view/fetched.tsx';
import css from './GraphView.module.css';

const OutlinePanel = fetched(() => import('./OutlinePanel.tsx'), 'OutlinePanel');
const PluginsPanel = fetched(() => import('../plugins/PluginsPanel.tsx'), 'PluginsPanel');

/** The panels at the left of the graph, in their order. */
const tabs: readonly Tab[] = [
  { id: 'outline', title: settings.outline, content: <OutlinePanel /> },
  { id: 'history', title: strings.steps, content: <Steps /> },
  { id: 'plugins', title: pluginStrings.panel, content: <PluginsPanel /> },
];

/** What belongs to the document: its outline, its steps, its plugins. It is away until somebody opens it. */
export function LeftPanel(): JSX.Element | null {
  const { view } = useStudio();
  const open = useStore(view, ({ left }) => left);
  if (!open) return null;
  return (
    <aside className={classes(css.side, css.left)} aria-label={strings.left}>
      <Tabs
        label={strings.left}
        value={open}
        onChange={(id) => view.setState({ left: tabs.find((tab) => tab.id === id)?.id as typeof open })}
        tabs={tabs}
        end={
          <IconButton
            size="small"
            label={strings.closeLeft}
            icon={<X />}
            onClick={() => view.setState({ left: undefined })}
          />
        }
        className={css.tabs}
      />
    </aside>
  );
}

function Steps(): JSX.Element {
  return <HistoryPanel editor={useDocument().editor} />;
}
