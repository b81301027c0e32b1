import { createRandom, type ImageTensor, type NodeContext, type Tensor, toImage } from '@tweedie/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { brushMask } from './brushMask.ts';
import { crop } from './crop.ts';
import { fitToMultiple } from './fitToMultiple.ts';
import { folder } from './folder.ts';
import { grey } from './grey.ts';
import { image } from './image.ts';
import { opaque } from './mapImage.ts';
import { operatorMasks } from './operatorMasks.ts';
import { resize } from './resize.ts';
import { thresholdMask } from './thresholdMask.ts';

const context: NodeContext = { host: createMemoryHost(), progress() {}, preview() {}, metric() {} };

function noise(height: number, width: number): ImageTensor {
  const tensor = createRandom(2).uniform([1, 3, height, width]);
  return { tensor, alpha: createRandom(3).uniform([1, height * width]).data };
}

/** Every value says where it is: row and column, in thousandths. */
function places(height: number, width: number): Tensor {
  const at = (i: number): number => Math.floor((i % (height * width)) / width) / 10 + (i % width) / 1000;
  return {
    shape: [1, 3, height, width],
    data: Float32Array.from({ length: 3 * height * width }, (_, i) => at(i)),
  };
}

test('a crop takes the window at the place that is asked for, and its alpha', async () => {
  const params = { width: 3, height: 2, x: 1, y: 0 };
  const out = await crop.run({ image: opaque(places(5, 7)) }, params, context);
  expect([...out.image.tensor.data.subarray(0, 6)]).toEqual(
    [4, 5, 6, 104, 105, 106].map((v) => Math.fround(v / 1000)),
  );
  const source = noise(5, 7);
  const { alpha } = (await crop.run({ image: source }, params, context)).image;
  expect([...alpha!]).toEqual([4, 5, 6, 11, 12, 13].map((i) => source.alpha![i]));
  expect(() => crop.run({ image: noise(5, 7) }, { ...params, width: 8 }, context)).toThrow(
    'crop: the part must be inside the picture of 7×5, got 8×2',
  );
});

test('whatever the sizes, what the sizing nodes say before a run is what comes out, in range', async () => {
  const side = fc.integer({ min: 1, max: 24 });
  const options = fc.record({
    ...{ height: side, width: side, h: side, w: side, multiple: fc.integer({ min: 1, max: 9 }) },
    fit: fc.constantFrom('cover', 'stretch'),
    by: fc.constantFrom('crop', 'resize'),
  });
  await fc.assert(
    fc.asyncProperty(options, async ({ height, width, h, w, multiple, fit, by }) => {
      const source = noise(height, width);
      const facts = { image: { channels: 3, height, width } };
      const runs = [
        [resize, { width: w, height: h, fit }],
        [fitToMultiple, { multiple, by }],
        [crop, { width: w, height: h, x: 0.3, y: 0.8 }],
      ] as const;
      for (const [node, params] of runs) {
        let said;
        try {
          said = node.infer!(facts, params as never);
        } catch {
          expect(() => node.run({ image: source }, params as never, context)).toThrow();
          continue;
        }
        const { tensor, alpha } = (await node.run({ image: source }, params as never, context)).image;
        expect(said.image).toEqual({ channels: 3, height: tensor.shape[2], width: tensor.shape[3] });
        expect(alpha).toHaveLength(tensor.shape[2]! * tensor.shape[3]!);
        expect(tensor.data.every((value) => value >= -1 && value <= 1)).toBe(true);
        expect(alpha!.every((value) => value >= 0 && value <= 1)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('a picture that covers another size keeps its middle and its proportions', async () => {
  const out = await resize.run(
    { image: opaque(places(4, 10)) },
    { width: 4, height: 4, fit: 'cover' },
    context,
  );
  expect([...out.image.tensor.data.subarray(0, 4)]).toEqual([3, 4, 5, 6].map((v) => Math.fround(v / 1000)));
});

test('a grey picture has one channel, and keeps its alpha', async () => {
  const source = noise(3, 4);
  const out = await grey.run({ image: source }, {}, context);
  expect(out.image.tensor.shape).toEqual([1, 1, 3, 4]);
  expect(out.image.alpha).toBe(source.alpha);
});

test('masks mark what their operators hide, in the size of the image', async () => {
  const box = operatorMasks.find(({ name }) => name === 'box-mask')!;
  const params = { top: 0, left: 0, height: 0.5, width: 1, unit: 'fraction', imageWidth: 9, imageHeight: 9 };
  const { mask } = (await box.run({ image: opaque(places(4, 3)) }, params, context)) as { mask: Tensor };
  expect([...mask.data]).toEqual([1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1]);
  const drawn = await brushMask.run(
    {},
    { strokes: [{ points: [[0.5, 0.5]], radius: 0.6, erase: false }], imageWidth: 3, imageHeight: 2 },
    context,
  );
  expect(drawn.mask.shape).toEqual([1, 1, 2, 3]);
});

test('a mask from an image marks what is light, or dark, and grows', async () => {
  const tensor = { shape: [1, 1, 1, 7], data: Float32Array.of(-1, -1, -0.7, -1, -1, -1, 1) };
  const marked = async (params: object, alpha?: Float32Array): Promise<number[]> => {
    const out = await thresholdMask.run(
      { image: { tensor, alpha } },
      { threshold: 0.1, invert: false, grow: 0, ...params },
      context,
    );
    return [...out.mask.data].map((value) => (value + 1) / 2);
  };
  expect(await marked({})).toEqual([0, 0, 1, 0, 0, 0, 1]);
  expect(await marked({ threshold: 0.5 })).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(await marked({ invert: true })).toEqual([1, 1, 0, 1, 1, 1, 0]);
  expect(await marked({ grow: 1 })).toEqual([0, 1, 1, 1, 0, 1, 1]);
  expect(await marked({ invert: true, grow: 1 })).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(await marked({}, Float32Array.of(1, 1, 1, 1, 1, 1, 0))).toEqual([0, 0, 1, 0, 0, 0, 0]);
});

test('files: what is looked up is what is read, and a missing choice is told', async () => {
  const [a, b] = [toImage(noise(3, 4).tensor), toImage(noise(3, 5).tensor)];
  const host = createMemoryHost({ images: { 'x/a.b.png': a, 'x/c.png': b, 'y/d.png': a } });
  const looked = await folder.look!({ folder: 'x', most: 100 }, host);
  expect(looked).toMatchObject({
    facts: { images: { channels: 3, height: 3 } },
    lengths: { images: 2, names: 2 },
  });
  expect(looked.facts!.images).not.toHaveProperty('width');
  const out = await folder.run({}, { folder: 'x', most: 100 }, { ...context, host });
  expect(out.names).toEqual(['a.b', 'c']);
  expect(out.images.map(({ tensor }) => tensor.shape)).toEqual([
    [1, 3, 3, 4],
    [1, 3, 3, 5],
  ]);
  expect((await folder.look!({ folder: 'x', most: 1 }, host)).key).not.toBe(looked.key);
  await expect(folder.look!({ folder: '', most: 1 }, host)).rejects.toMatchObject({ code: 'not-found' });
  await expect(image.look!({ file: '' }, host)).rejects.toThrow('image: no file is chosen');
  await expect(image.look!({ file: 'z.png' }, host)).rejects.toMatchObject({ code: 'not-found' });
});
