export type ScaleKind = 'linear' | 'log';

/** Maps data to `[0, 1]`, with the ticks that belong on its axis. */
export interface Scale {
  readonly position: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A scale over the finite values given, widened to round numbers where it is linear. */
export function createScale(kind: ScaleKind, values: readonly number[], count = 5): Scale {
  const usable = values.filter((value) => Number.isFinite(value) && (kind === 'linear' || value > 0));
  const min = usable.length === 0 ? 1 : Math.min(...usable);
  const max = usable.length === 0 ? 1 : Math.max(...usable);
  return kind === 'log' ? logScale(min, max, count) : linearScale(min, max, count);
}

function linearScale(min: number, max: number, count: number): Scale {
  const step = roundStep((max - min || Math.abs(max) || 1) / count);
  const [first, last] = [Math.floor(min / step), Math.max(Math.ceil(max / step), Math.floor(min / step) + 1)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => withoutNoise((first + i) * step, step));
  return { ticks, position: (value) => (value / step - first) / (last - first) };
}

/** A step of 1, 2 or 5 times a power of ten, at least `atLeast`. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5, 10].find((f) => f * power >= atLeast * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function withoutNoise(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, -Math.floor(Math.log10(step)))));
}

/** In decades: enough for one tick at least, wherever it lies. */
const narrowest = 0.5;

function logScale(min: number, max: number, count: number): Scale {
  const middle = (Math.log10(min) + Math.log10(max)) / 2;
  const half = Math.max(Math.log10(max / min), narrowest) / 2;
  const [from, to] = [middle - half, middle + half];
  const powers = Array.from({ length: Math.ceil(to) - Math.floor(from) + 1 }, (_, i) => Math.floor(from) + i);
  const inside = (factors: readonly number[]): number[] =>
    powers
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((tick) => Math.log10(tick) >= from - 1e-9 && Math.log10(tick) <= to + 1e-9);
  const sparse = inside([1]);
  const everyOther = Math.ceil(sparse.length / (count + 1));
  const ticks = sparse.length >= 3 ? sparse.filter((_, i) => i % everyOther === 0) : inside([1, 2, 5]);
  return { ticks, position: (value) => (Math.log10(value) - from) / (to - from) };
}
