import { createRandom } from '@tweedie/core';
import { drawStrokes } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { createMaskRaster } from './createMaskRaster.ts';
import { beginPainting, paint, type PaintAction, strokeOf } from './painting.ts';

const size = { width: 40, height: 30 };

test('what is drawn as it comes is what the node draws, and the rest of the picture stays', () => {
  const random = createRandom(7);
  const place = (): [number, number] =>
    [...random.uniform([1, 2]).data].map((x) => 1.4 * x - 0.2) as [number, number];
  const raster = createMaskRaster(size);
  let painting = beginPainting([], size);
  let shown = new Float32Array(size.width * size.height).fill(-1);
  const tools = ['brush', 'lasso', 'box', 'brush'] as const;
  const actions = (round: number): readonly PaintAction[] => [
    { do: 'set', to: { tool: tools[round % 4]!, erase: round % 3 === 2, radius: 0.02 + 0.02 * (round % 5) } },
    { do: 'begin', at: place() },
    ...Array.from({ length: 5 }, (): PaintAction => ({ do: 'extend', to: [place(), place()] })),
    { do: round % 7 === 6 ? 'cancel' : 'end' },
    ...(round % 4 === 3 ? [{ do: 'undo' } as const] : []),
    ...(round % 5 === 4 ? [{ do: 'invert' } as const] : []),
  ];
  for (let round = 0; round < 20; round++) {
    for (const action of actions(round)) {
      painting = paint(painting, action);
      const more = strokeOf(painting);
      const { mask, changed } = raster.show(painting.strokes, more);
      const expected = drawStrokes(more ? [...painting.strokes, more] : painting.strokes, size);
      expect(mask.data).toEqual(expected.data);
      shown = shown.map((old, i) => {
        const [x, y] = [i % size.width, Math.floor(i / size.width)];
        const isIn =
          x >= changed.x && x < changed.x + changed.width && y >= changed.y && y < changed.y + changed.height;
        return isIn ? mask.data[i]! : old;
      });
      expect(shown).toEqual(expected.data);
    }
  }
});
