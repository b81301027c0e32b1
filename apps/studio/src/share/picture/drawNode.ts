import { colourOfKind, lookOfCategory } from '@tweedie/editor';
import type { Palette } from './drawGraph.ts';
import { header, type NodeItem, rowAt, shownParams, sizeOfNode } from './nodeShape.ts';

const font = "'Inter Variable', Inter, system-ui, sans-serif";
const inset = 14;

/** Draws a node as it stands on the canvas: title, ports, and the parameters that somebody set. */
export function drawNode(to: OffscreenCanvasRenderingContext2D, item: NodeItem, colour: Palette): void {
  const { data, position } = item;
  const { width, height } = sizeOfNode(data);
  const look = lookOfCategory(data.subgraph === undefined ? data.category : 'Samples');
  const tint = colour(data.unknown ? 'var(--bad)' : colourOfKind(look.colour));
  to.save();
  to.translate(position.x, position.y);
  to.beginPath();
  to.roundRect(0, 0, width, height, 8);
  to.fillStyle = colour('var(--raised)');
  to.fill();
  to.save();
  to.clip();
  to.globalAlpha = 0.18;
  to.fillStyle = tint;
  to.fillRect(0, 0, width, header);
  to.restore();
  to.lineWidth = 1;
  to.strokeStyle = colour('var(--border-strong)');
  to.stroke();
  dot(inset, header / 2, 4, tint);
  text(data.title, inset + 12, header / 2, { weight: 600, room: width - 2 * inset - 12 });
  if (!data.collapsed) lines();
  to.restore();

  function lines(): void {
    data.inputs.forEach((port, i) => {
      dot(0, rowAt(i), 4.5, colour(colourOfKind(port.kind)));
      text(port.title, inset, rowAt(i), { room: width / 2 - inset });
    });
    data.outputs.forEach((port, i) => {
      dot(width, rowAt(i), 4.5, colour(colourOfKind(port.kind)));
      text(port.title, width - inset, rowAt(i), { align: 'right', room: width / 2 - inset });
    });
    const first = Math.max(data.inputs.length, data.outputs.length);
    shownParams(data).forEach(({ title, value }, i) => {
      text(title, inset, rowAt(first + i), { muted: true, room: width / 2 });
      text(value, width - inset, rowAt(first + i), { align: 'right', room: width / 2 - inset });
    });
  }
  function dot(x: number, y: number, radius: number, fill: string): void {
    to.beginPath();
    to.arc(x, y, radius, 0, 2 * Math.PI);
    to.fillStyle = fill;
    to.fill();
  }
  function text(words: string, x: number, y: number, options: TextOptions): void {
    const { weight = 420, align = 'left', muted = false, room } = options;
    to.font = `${weight} 12.5px ${font}`;
    to.textAlign = align;
    to.textBaseline = 'middle';
    to.fillStyle = colour(muted ? 'var(--text-muted)' : 'var(--text)');
    to.fillText(shortened(to, words, room), x, y);
  }
}

interface TextOptions {
  readonly weight?: number;
  readonly align?: CanvasTextAlign;
  readonly muted?: boolean;
  /** In pixels. */
  readonly room: number;
}

/** As much of words as there is room for. */
function shortened(to: OffscreenCanvasRenderingContext2D, words: string, room: number): string {
  if (to.measureText(words).width <= room) return words;
  let end = words.length;
  while (end > 1 && to.measureText(`${words.slice(0, end)}…`).width > room) end--;
  return `${words.slice(0, end)}…`;
}
