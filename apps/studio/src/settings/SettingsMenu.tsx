import { IconButton, Menu } from '@tweedie/editor';
import { Settings } from 'lucide-react';
import { type JSX, useState } from 'react';
import { strings } from '../strings/settings.ts';
import { useStudio } from '../studioContext.ts';
import { currentTheme, setTheme, themes } from './theme.ts';

/** The menu with the theme, the keys and what Tweedie is. */
export function SettingsMenu(): JSX.Element {
  const { view } = useStudio();
  const [theme, choose] = useState(currentTheme);
  return (
    <Menu
      label={strings.settings}
      align="end"
      items={[
        { heading: strings.theme },
        ...themes.map((each) => ({
          title: strings.themes[each],
          checked: each === theme,
          onCheck() {
            setTheme(each);
            choose(each);
          },
        })),
        'separator',
        {
          title: strings.shortcuts,
          shortcut: '?',
          onSelect: () => view.setState({ dialog: 'shortcuts' }),
        },
        { title: strings.about, onSelect: () => view.setState({ dialog: 'about' }) },
      ]}
    >
      <IconButton label={strings.settings} icon={<Settings aria-hidden />} />
    </Menu>
  );
}
