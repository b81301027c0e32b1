import { Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { ViewerAction } from './shortcuts.ts';
import css from './Toolbar.module.css';

export interface ZoomControlsProps {
  /** Pixels of the screen for one of the picture. */
  readonly zoom: number;
  readonly act: (action: ViewerAction) => void;
  readonly smooth: boolean;
  readonly onSmooth: (smooth: boolean) => void;
}

/** How large pictures show. */
export function ZoomControls({ zoom, act, smooth, onSmooth }: ZoomControlsProps): JSX.Element {
  return (
    <>
      <IconButton
        label={strings.zoomOut}
        shortcut="-"
        icon={<Minus aria-hidden />}
        onClick={() => act({ is: 'zoom', factor: Math.SQRT1_2 })}
      />
      <Menu
        label={strings.zoom}
        align="center"
        items={[
          { title: strings.fit, shortcut: '0', onSelect: () => act({ is: 'fit' }) },
          ...[1, 2, 4, 8].map((scale) => ({
            title: strings.percent(scale),
            shortcut: { 1: 'Z', 2: 'Shift+Z' }[scale],
            onSelect: () => act({ is: 'scale', scale }),
          })),
          'separator',
          { title: strings.smooth, checked: smooth, onCheck: onSmooth },
        ]}
      >
        <Button look="quiet" className={css.zoom} aria-label={`${strings.zoom}: ${strings.percent(zoom)}`}>
          {strings.percent(zoom)}
        </Button>
      </Menu>
      <IconButton
        label={strings.zoomIn}
        shortcut="Plus"
        icon={<Plus aria-hidden />}
        onClick={() => act({ is: 'zoom', factor: Math.SQRT2 })}
      />
    </>
  );
}
