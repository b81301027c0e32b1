import type { Raster } from './raster.ts';
import { type Point, type Size, toPane, type View } from './view.ts';

export interface Layer {
  readonly raster: Raster;
  /** The part of the pane that it may cover, from left to right in pixels of the page. @default all of it */
  readonly from?: number;
  readonly to?: number;
}

export interface Scene {
  readonly extent: Size;
  readonly view: View;
  readonly pane: Size;
  /** Pixels of the screen for one of the page. */
  readonly density: number;
  readonly layers: readonly Layer[];
  /** Blur pixels where they are larger than those of the screen. */
  readonly smooth: boolean;
  /** The two colours behind what can be seen through. */
  readonly checker: readonly [string, string];
  /** A point of the picture to mark. */
  readonly mark?: Point | undefined;
}

/** Draws what shows in a pane. Pixels stay squares where they are larger than those of the screen. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene): void {
  const { pane, density, layers, mark } = scene;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pane.width * density, pane.height * density);
  for (const layer of layers) {
    context.save();
    const [from, to] = [layer.from ?? 0, layer.to ?? pane.width];
    context.beginPath();
    context.rect(from * density, 0, (to - from) * density, pane.height * density);
    context.clip();
    drawLayer(context, layer.raster, scene);
    context.restore();
  }
  if (mark) drawMark(context, mark, scene);
}

function drawLayer(context: CanvasRenderingContext2D, raster: Raster, scene: Scene): void {
  const { extent, view, pane, density } = scene;
  const corner = toPane({ x: 0, y: 0 }, view, pane);
  const [left, top] = [Math.round(corner.x * density), Math.round(corner.y * density)];
  const width = extent.width * view.scale * density;
  const height = extent.height * view.scale * density;
  if (raster.transparent) drawChecker(context, { x: left, y: top, width, height }, scene);

  const zoom = width / raster.width;
  const level = levelFor(raster, zoom);
  const [across, down] = [width / level.width, height / level.height];
  // Only what shows: numbers stay small, however close one looks.
  const x0 = Math.max(0, Math.floor(-left / across));
  const y0 = Math.max(0, Math.floor(-top / down));
  const x1 = Math.min(level.width, Math.ceil((pane.width * density - left) / across));
  const y1 = Math.min(level.height, Math.ceil((pane.height * density - top) / down));
  if (x1 <= x0 || y1 <= y0) return;
  context.imageSmoothingEnabled = zoom < 1 || scene.smooth;
  context.imageSmoothingQuality = 'high';
  const [w, h] = [x1 - x0, y1 - y0];
  context.drawImage(level, x0, y0, w, h, left + x0 * across, top + y0 * down, w * across, h * down);
}

/** The smallest level that still has a pixel for every one of the screen. */
function levelFor({ levels }: Raster, zoom: number): ImageBitmap {
  const wanted = levels[0]!.width * zoom;
  return levels.findLast(({ width }) => width >= wanted) ?? levels[0]!;
}

function drawChecker(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Point & Size,
  { checker, density }: Scene,
): void {
  const side = Math.round(8 * density);
  const tile = new OffscreenCanvas(2 * side, 2 * side);
  const ink = tile.getContext('2d')!;
  ink.fillStyle = checker[0];
  ink.fillRect(0, 0, 2 * side, 2 * side);
  ink.fillStyle = checker[1];
  ink.fillRect(0, 0, side, side);
  ink.fillRect(side, side, side, side);
  context.fillStyle = context.createPattern(tile, 'repeat')!;
  context.fillRect(x, y, width, height);
}

/** A cross that shows on light and on dark. */
function drawMark(context: CanvasRenderingContext2D, mark: Point, { view, pane, density }: Scene): void {
  const at = toPane(mark, view, pane);
  const [x, y, arm, gap] = [at.x * density, at.y * density, 11 * density, 4 * density];
  context.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + dx * gap, y + dy * gap);
    context.lineTo(x + dx * arm, y + dy * arm);
  }
  for (const [colour, width] of [
    ['#000000b0', 3.5],
    ['#ffffff', 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * density;
    context.stroke();
  }
}
