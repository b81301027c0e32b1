import type { Image } from '@tweedie/core';
import { renderSvg } from './renderSvg.ts';
import { createScale, type Scale, type ScaleKind } from './scale.ts';
import { ink, svg, text, textWidth } from './svg.ts';

/** One line: its points `[x, y]` in order. Points that are not finite are left out. */
export interface Series {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** @default 'line' */
  readonly look?: 'line' | 'points';
}

export interface Chart {
  readonly title: string;
  /** What the axes show, with units. */
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  /** The scale of y. @default 'linear' */
  readonly scale?: ScaleKind;
}

export interface LineChartOptions {
  /** Of each chart, in pixels. @default 720 */
  readonly width?: number;
  /** @default 330 */
  readonly height?: number;
}

const palette = ['#2f6bd8', '#d9622b', '#1f9d73', '#8a56c2', '#b98a12', '#4b5768'];
const margin = { top: 72, bottom: 50, left: 58, right: 24 };
const labelSize = 12;

/** Draws line charts one below the other, on white, each line with its name at its end. */
export function lineChart(charts: readonly Chart[], options: LineChartOptions = {}): Promise<Image> {
  const { width = 720, height = 330 } = options;
  const shapes = charts.map(
    (chart, i) => `<g transform="translate(0 ${i * height})">${draw(chart, width, height)}</g>`,
  );
  const background = `<rect width="${width}" height="${charts.length * height}" fill="#fff"/>`;
  return renderSvg(svg(width, charts.length * height, [background, ...shapes]));
}

/** Where things lie in pixels. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function draw(chart: Chart, width: number, height: number): string {
  const points = chart.series.flatMap((series) => series.points);
  const xScale = createScale(
    'linear',
    points.map(([x]) => x),
    6,
  );
  const yScale = createScale(
    chart.scale ?? 'linear',
    points.map(([, y]) => y),
    4,
  );
  const names = Math.max(0, ...chart.series.map(({ label }) => textWidth(label, { size: labelSize })));
  const frame = frameOf({ width, height, names, xScale, yScale });
  return [
    text(chart.title, { x: margin.left, y: 32, size: 15, weight: 'semibold' }),
    text(chart.y, { x: margin.left, y: 52, size: labelSize, fill: ink.quiet }),
    ...yScale.ticks.map((tick) => horizontal(tick, frame)),
    ...xScale.ticks.map((tick) => tickBelow(tick, frame)),
    text(chart.x, { x: frame.right, y: height - 10, size: labelSize, fill: ink.quiet, anchor: 'end' }),
    ...chart.series.map(({ points, look }, i) =>
      (look === 'points' ? dots : line)(points, colourOf(i), frame),
    ),
    ...endLabels(chart.series, frame),
  ].join('');
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly names: number;
  readonly xScale: Scale;
  readonly yScale: Scale;
}

function frameOf({ width, height, names, xScale, yScale }: Layout): Frame {
  const [left, right] = [margin.left, width - margin.right - names - 8];
  const [top, bottom] = [margin.top, height - margin.bottom];
  const first = xScale.position(Math.min(...xScale.ticks));
  return {
    ...{ left, right, top, bottom },
    x: (value) => left + (right - left) * (xScale.position(value) - first),
    y: (value) => bottom - (bottom - top) * yScale.position(value),
  };
}

function horizontal(tick: number, { left, right, y }: Frame): string {
  const at = y(tick);
  const rule = `<path d="M${left} ${at.toFixed(1)}H${right}" stroke="${ink.rule}" stroke-width="1"/>`;
  const label = { x: left - 10, y: at + 4, size: labelSize, fill: ink.quiet, anchor: 'end' } as const;
  return rule + text(formatTick(tick), label);
}

function tickBelow(tick: number, { bottom, x }: Frame): string {
  const at = x(tick);
  const mark = `<path d="M${at.toFixed(1)} ${bottom}v4" stroke="${ink.axis}" stroke-width="1"/>`;
  return (
    mark +
    text(formatTick(tick), { x: at, y: bottom + 18, size: labelSize, fill: ink.quiet, anchor: 'middle' })
  );
}

function line(points: Series['points'], colour: string, { x, y }: Frame): string {
  const places = points
    .map(([px, py]) => [x(px), y(py)] as const)
    .filter((place) => place.every(Number.isFinite));
  const path = places.map(([px, py]) => `${px.toFixed(2)} ${py.toFixed(2)}`).join('L');
  const dot = places.at(-1);
  if (!dot) return '';
  return (
    `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/>` +
    `<circle cx="${dot[0].toFixed(2)}" cy="${dot[1].toFixed(2)}" r="2.8" fill="${colour}"/>`
  );
}

function dots(points: Series['points'], colour: string, { x, y }: Frame): string {
  return points
    .map(([px, py]) => [x(px), y(py)] as const)
    .filter((place) => place.every(Number.isFinite))
    .map(([cx, cy]) => `<circle cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" r="4" fill="${colour}"/>`)
    .join('');
}

/** The name of each line beside its last point, pushed apart where they would overlap. */
function endLabels(series: readonly Series[], { x, y, top, bottom }: Frame): string[] {
  const ends = series.flatMap(({ label, points }, i) => {
    const last = points.findLast(([px, py]) => Number.isFinite(x(px)) && Number.isFinite(y(py)));
    return last ? [{ label, colour: colourOf(i), x: x(last[0]), y: y(last[1]) }] : [];
  });
  ends.sort((a, b) => a.y - b.y);
  const spacing = labelSize + 4;
  let free = top;
  const places = ends.map((end, i) => {
    const at = Math.min(Math.max(end.y, free), bottom - spacing * (ends.length - 1 - i));
    free = at + spacing;
    return { ...end, y: at };
  });
  return places.map(({ label, colour, x: px, y: py }) =>
    text(label, { x: px + 9, y: py + 4, size: labelSize, fill: colour, weight: 'semibold' }),
  );
}

function colourOf(i: number): string {
  return palette[i % palette.length]!;
}

function formatTick(tick: number): string {
  if (tick !== 0 && (Math.abs(tick) < 1e-3 || Math.abs(tick) >= 1e5))
    return tick.toExponential(0).replace('e+', 'e');
  return String(tick).replace('-', '−');
}
