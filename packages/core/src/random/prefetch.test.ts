import { expect, test } from 'vitest';
import { full, type Tensor } from '../tensor/tensor.ts';
import { createRandom } from './createRandom.ts';
import { prefetch } from './prefetch.ts';

test('gives what plain draws give, whether it is called at once or later', async () => {
  const plain = createRandom(1);
  const random = createRandom(1);
  const draw = prefetch(() => random.normal([1, 3]));
  const tensors = [draw(), draw()];
  await Promise.resolve();
  tensors.push(draw(), draw());
  await Promise.resolve();
  tensors.push(draw());
  expect(tensors).toEqual(tensors.map(() => plain.normal([1, 3])));
});

test('works the next tensor out while its caller waits', async () => {
  let drawn = 0;
  const draw = prefetch(() => full([1], drawn++));
  draw();
  expect(drawn).toBe(1);
  await Promise.resolve();
  expect(drawn).toBe(2);
  expect(draw().data[0]).toBe(1);
  expect(drawn).toBe(2);
});

test('an error in a draw ahead reaches the caller that needs it', async () => {
  let drawn = 0;
  const draw = prefetch((): Tensor => {
    if (drawn++ > 0) throw new Error('no more');
    return full([1], 0);
  });
  draw();
  await Promise.resolve();
  expect(() => draw()).toThrow('no more');
});
