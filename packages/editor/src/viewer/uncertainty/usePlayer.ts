import { useEffect, useState } from 'react';
import { useReducedMotion } from '../../hooks/useReducedMotion.ts';

export interface Player {
  readonly index: number;
  readonly playing: boolean;
  readonly show: (index: number) => void;
  readonly toggle: () => void;
}

/**
 * Goes through `count` pictures, one after the other and round again. Plays by itself at first where `autoplay` is set,
 * unless the person asked for less movement.
 */
export function usePlayer(count: number, { autoplay = false, seconds = 0.5 } = {}): Player {
  const calm = useReducedMotion();
  const [index, setIndex] = useState(0);
  const [playing, setPlaying] = useState(autoplay && !calm);
  const moving = playing && count > 1;
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => setIndex((i) => (i + 1) % count), 1000 * (calm ? 4 * seconds : seconds));
    return () => clearInterval(timer);
  }, [moving, count, seconds, calm]);
  return {
    index: Math.min(index, Math.max(0, count - 1)),
    playing: moving,
    show: (next) => {
      setPlaying(false);
      setIndex((next + count) % count);
    },
    toggle: () => setPlaying(!playing),
  };
}
