import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../../strings/viewer.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import css from './SamplePlayer.module.css';
import type { Player } from './usePlayer.ts';

export interface SamplePlayerProps {
  readonly player: Player;
  readonly count: number;
}

/** Goes through samples by hand, or lets them play. */
export function SamplePlayer({ player, count }: SamplePlayerProps): JSX.Element {
  const { index, playing, show, toggle } = player;
  const alone = count < 2;
  return (
    <div className={css.player}>
      <IconButton
        label={strings.previousSample}
        icon={<ChevronLeft aria-hidden />}
        disabled={alone}
        onClick={() => show(index - 1)}
      />
      <IconButton
        label={playing ? strings.pause : strings.play}
        icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        disabled={alone}
        onClick={toggle}
      />
      <IconButton
        label={strings.nextSample}
        icon={<ChevronRight aria-hidden />}
        disabled={alone}
        onClick={() => show(index + 1)}
      />
      <Slider
        label={strings.sample}
        value={index}
        min={0}
        max={Math.max(1, count - 1)}
        format={(i) => strings.sampleOf(i, count)}
        disabled={alone}
        onChange={show}
      />
      <span className={css.place}>
        {index + 1} / {count}
      </span>
    </div>
  );
}
