import { createRandom, full } from '@tweedie/core';
import { expect, test, vi } from 'vitest';
import { encodePng } from './encodePng.ts';
import { encodePngAside } from './encodePngAside.ts';

const samples = createRandom(1).normal([2, 3, 5, 7]);
const alpha = Float32Array.from({ length: 35 }, (_, i) => i / 34);

test.each([8, 16] as const)(
  'the Worker makes the very file that the page makes, with %d bits',
  async (depth) => {
    const options = { depth, sample: 1, alpha };
    expect(await encodePngAside(samples, options)).toEqual(encodePng(samples, options));
    expect(samples.data).toHaveLength(210); // what is shown stays here
    expect(alpha).toHaveLength(35);
  },
);

test('it is the Worker that makes it', async () => {
  const answers = vi.fn();
  class Watched extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      this.addEventListener('message', answers);
    }
  }
  vi.stubGlobal('Worker', Watched);
  await encodePngAside(full([1, 3, 600, 800], 0.5));
  vi.unstubAllGlobals();
  expect(answers).toHaveBeenCalledOnce();
});

test('a page without Workers makes the file itself', async () => {
  vi.stubGlobal('Worker', undefined);
  const png = await encodePngAside(samples);
  vi.unstubAllGlobals();
  expect(png).toEqual(encodePng(samples));
});

test('a picture that is not finite is refused in the same words', async () => {
  await expect(encodePngAside(full([1, 1, 1, 1], NaN))).rejects.toThrow(
    'every value must be a finite number',
  );
});
