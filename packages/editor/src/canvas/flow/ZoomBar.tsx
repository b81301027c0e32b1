import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/canvas.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './Flow.module.css';

/** Buttons for how much is in sight. */
export function ZoomBar(): JSX.Element {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Panel position="bottom-left" className={css.bar ?? ''} role="toolbar" aria-label={strings.zoomBar}>
      <IconButton
        label={strings.zoomOut}
        icon={<Minus aria-hidden />}
        shortcut="Alt+-"
        side="top"
        onClick={() => void zoomOut()}
      />
      <button
        type="button"
        className={`${css.percent} tweedie-number`}
        aria-label={strings.zoomIs(percent)}
        onClick={() => void zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton
        label={strings.zoomIn}
        icon={<Plus aria-hidden />}
        shortcut="Alt+="
        side="top"
        onClick={() => void zoomIn()}
      />
      <IconButton
        label={strings.fit}
        icon={<Maximize aria-hidden />}
        shortcut="."
        side="top"
        onClick={() => void fitView({ padding: 0.12, maxZoom: 1 })}
      />
    </Panel>
  );
}
