import type { Point } from '../../document/geometry.ts';
import type { Canvas } from '../canvasContext.ts';

/** In milliseconds. */
const duration = 220;

/** Shows items on their way from places to others, unless less motion is asked for. They are there already. */
export function glide(
  { ui }: Pick<Canvas, 'ui'>,
  from: ReadonlyMap<string, Point>,
  to: ReadonlyMap<string, Point>,
): void {
  const moved = [...to].filter(([id, { x, y }]) => {
    const old = from.get(id);
    return old && (old.x !== x || old.y !== y);
  });
  if (moved.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const start = performance.now();
  const show = (): void => {
    const part = Math.min(1, (performance.now() - start) / duration);
    const eased = 1 - (1 - part) ** 3;
    const between = (id: string, { x, y }: Point): Point => {
      const old = from.get(id)!;
      return { x: old.x + eased * (x - old.x), y: old.y + eased * (y - old.y) };
    };
    ui.setState({ gliding: part < 1 ? new Map(moved.map(([id, at]) => [id, between(id, at)])) : undefined });
    if (part < 1) requestAnimationFrame(show);
  };
  show();
}
