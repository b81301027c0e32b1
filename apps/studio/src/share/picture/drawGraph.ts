import {
  type Box,
  colourOfKind,
  type EdgeView,
  edgeViews,
  type EditorState,
  type ItemView,
  nodeViews,
} from '@tweedie/editor';
import { drawNode } from './drawNode.ts';
import { type NodeItem, portAt, sizeOfNode } from './nodeShape.ts';

/** Says what a CSS colour such as `var(--text)` is. */
export type Palette = (colour: string) => string;

type Canvas = OffscreenCanvasRenderingContext2D;

const margin = 48;
/** Of the longer side, in pixels: browsers may draw nothing on larger ones. */
const largest = 8000;

/** The graph that one looks at, all of it, in the colours of a palette, at two pixels for one where it fits. */
export function drawGraph(state: EditorState, colour: Palette): OffscreenCanvas {
  const items = nodeViews(state);
  const { x, y, width, height } = around(items.map(boxOf));
  const scale = Math.min(2, largest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const to = canvas.getContext('2d')!;
  to.fillStyle = colour('var(--canvas)');
  to.fillRect(0, 0, canvas.width, canvas.height);
  to.scale(scale, scale);
  to.translate(-x, -y);
  const nodes = new Map(items.filter(isNode).map((item) => [item.id, item]));
  for (const item of items) if (item.type === 'frame') drawPaper(to, item, item.data.title, colour);
  for (const edge of edgeViews(state)) drawEdge(to, edge, nodes, colour);
  for (const item of nodes.values()) drawNode(to, item, colour);
  for (const item of items) if (item.type === 'note') drawPaper(to, item, item.data.text, colour);
  return canvas;
}

function isNode(item: ItemView): item is NodeItem {
  return item.type === 'node';
}

function boxOf(item: ItemView): Box {
  return { ...item.position, ...(item.type === 'node' ? sizeOfNode(item.data) : item) };
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 320, height: 200 };
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const x = least(boxes.map((box) => box.x)) - margin;
  const y = least(boxes.map((box) => box.y)) - margin;
  const right = -least(boxes.map((box) => -box.x - box.width)) + margin;
  const bottom = -least(boxes.map((box) => -box.y - box.height)) + margin;
  return { x, y, width: right - x, height: bottom - y };
}

/** A frame, with its title above what is in it, or a note with its words. */
function drawPaper(to: Canvas, item: Exclude<ItemView, NodeItem>, words: string, colour: Palette): void {
  const { x, y } = item.position;
  const { width, height } = item;
  to.beginPath();
  to.roundRect(x, y, width, height, 8);
  to.fillStyle = colour(item.type === 'frame' ? 'var(--sunken)' : 'var(--raised)');
  to.fill();
  to.lineWidth = 1;
  to.strokeStyle = colour('var(--border-strong)');
  to.stroke();
  to.save();
  to.clip();
  to.font = "500 13px 'Inter Variable', Inter, system-ui, sans-serif";
  to.textAlign = 'left';
  to.textBaseline = 'top';
  to.fillStyle = colour('var(--text-muted)');
  linesOf(to, words, width - 24).forEach((line, i) => to.fillText(line, x + 12, y + 10 + 18 * i));
  to.restore();
}

/** Words in lines of a width. */
function linesOf(to: Canvas, words: string, width: number): readonly string[] {
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && to.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

function drawEdge(
  to: Canvas,
  { source, sourceHandle, target, targetHandle, data }: EdgeView,
  nodes: ReadonlyMap<string, NodeItem>,
  colour: Palette,
): void {
  const [from, into] = [nodes.get(source), nodes.get(target)];
  if (!from || !into) return;
  const points = [portAt(from, sourceHandle, 'out'), ...data.waypoints, portAt(into, targetHandle, 'in')];
  to.beginPath();
  to.moveTo(points[0]!.x, points[0]!.y);
  points.slice(1).forEach((end, i) => {
    const begin = points[i]!;
    const reach = Math.max(24, Math.abs(end.x - begin.x) / 2);
    to.bezierCurveTo(begin.x + reach, begin.y, end.x - reach, end.y, end.x, end.y);
  });
  to.lineWidth = 2;
  to.strokeStyle = colour(data.problem === undefined ? colourOfKind(data.kind) : 'var(--bad)');
  to.stroke();
}
