import type { Options } from 'uplot';
import uPlot from 'uplot';
import { formatNumber } from '../picture/formatNumber.ts';
import type { Size } from '../picture/view.ts';
import type { Curve } from './curve.ts';
import { markOf } from './marks.ts';

export interface PlotLook {
  readonly size: Size;
  readonly log: boolean;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly hidden: ReadonlySet<string>;
  /** A token of the look as a colour. */
  readonly colour: (token: string) => string;
  readonly font: string;
  /** Tells the step under the line, or that there is none. */
  readonly onCursor: (x: number | undefined) => void;
}

/** uPlot's name for it is in a `const enum`, of which nothing is left when it runs. */
const logarithmic = 3 as unknown as uPlot.Scale.Distr;

/** What uPlot needs to know to draw curves in our look. */
export function plotOptions(curves: readonly Curve[], look: PlotLook): Options {
  const { size, log, colour, font } = look;
  const axis = {
    stroke: colour('--text-muted'),
    font: `11px ${font}`,
    labelFont: `11px ${font}`,
    labelGap: 0,
    grid: { stroke: colour('--border'), width: 1 },
    ticks: { show: false },
    gap: 6,
  };
  return {
    ...size,
    legend: { show: false },
    padding: [10, 18, 0, 0],
    scales: {
      x: { time: false },
      y: log ? { distr: logarithmic } : { range: padded },
    },
    axes: [
      { ...axis, label: look.xTitle, labelSize: 16, size: 26, values: (_, all) => all.map(label) },
      {
        ...axis,
        // On a logarithmic scale, lines at powers of ten alone.
        grid: { ...axis.grid, ...(log && { filter: (_, all) => all.map(decade) }) },
        label: look.yTitle,
        labelSize: 18,
        size: 54,
        values: (_, all) => all.map((value) => label(log ? decade(value) : value)),
      },
    ],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: {
        size: 7,
        width: 2,
        fill: colour('--surface'),
        stroke: (_, i) => colour(markOf(i - 1).colour),
      },
    },
    hooks: {
      setCursor: [(u) => look.onCursor(u.cursor.idx == null ? undefined : u.data[0][u.cursor.idx])],
    },
    series: [
      {},
      ...curves.map(({ id, title, x, look: kind }, i) => {
        const { colour: token, dash } = markOf(i);
        return {
          label: title,
          show: !look.hidden.has(id),
          stroke: colour(token),
          width: 1.75,
          dash: [...dash],
          spanGaps: true,
          points: { show: x.length === 1, size: 6 },
          ...(kind === 'points' && dots(colour(token))),
        };
      }),
    ],
  };
}

/** A dot for each value, and no line. */
function dots(colour: string): Partial<uPlot.Series> {
  return { paths: () => null, points: { show: true, size: 9, width: 0, fill: colour } };
}

/** Without room above and below, a flat curve would lie on the frame. */
function padded(_: uPlot, low: number, high: number): uPlot.Range.MinMax {
  if (low === high) {
    const room = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 1;
    return [low - room, high + room];
  }
  return uPlot.rangeNum(low, high, 0.08, true);
}

function decade(value: number): number | null {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-6 ? value : null;
}

function label(value: number | null): string {
  return value === null ? '' : formatNumber(value, 4);
}
