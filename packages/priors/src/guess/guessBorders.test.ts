import { describe, expect, test } from 'vitest';
import { guessBorders, needsClasses } from './guessBorders.ts';
import type { ModelFacts, ModelValue } from './modelFacts.ts';

const image = (name: string, ...dims: NonNullable<ModelValue['dims']>): ModelValue => ({
  name,
  type: 'float32',
  dims,
});
const any = (channels: number): NonNullable<ModelValue['dims']> => ['N', channels, 'H', 'W'];
const x = image('x', ...any(3));
const out = image('out', ...any(3));
const whole = { name: 'timestep', type: 'int64', dims: ['N'] };

describe('the borders of a model', () => {
  test.each<[string, ModelFacts, object]>([
    [
      'x and σ',
      { inputs: [x, image('sigma', 'N')], outputs: [out] },
      { inputs: { x: 'x', sigma: 'sigma' }, output: 'out' },
    ],
    [
      'whole timesteps and a learned variance',
      { inputs: [x, whole], outputs: [image('out', ...any(6))] },
      { noise: { type: 'int64', shape: 'vector' }, learnedVariance: true },
    ],
    [
      'one number',
      { inputs: [x, { name: 't', type: 'float32', dims: [] }], outputs: [out] },
      { noise: { type: 'float32', shape: 'scalar' } },
    ],
    [
      'a column',
      { inputs: [x, image('noise', 'N', 1, 1, 1)], outputs: [out] },
      { noise: { type: 'float32', shape: 'column' } },
    ],
    [
      'the noise level as a channel',
      { inputs: [image('x', ...any(4))], outputs: [out] },
      { inputs: { x: 'x' }, noise: { type: 'float32', shape: 'channel' }, shape: { channels: 3 } },
    ],
    ['no noise level', { inputs: [x], outputs: [out] }, { inputs: { x: 'x' }, shape: { channels: 3 } }],
    [
      'channels last, of one size',
      { inputs: [image('x', 'N', 64, 48, 3), whole], outputs: [image('out', 'N', 64, 48, 3)] },
      { layout: 'nhwc', shape: { channels: 3, height: 64, width: 48 } },
    ],
    [
      'channels last, of any size',
      { inputs: [image('x', 'N', 'H', 'W', 3)], outputs: [image('out', 'N', 'H', 'W', 3)] },
      { layout: 'nhwc', shape: { channels: 3, height: null, width: null } },
    ],
    [
      'a noise level that is called a label, and a class',
      { inputs: [x, image('noise_labels', 'N'), image('class_labels', 'N', 10)], outputs: [out] },
      { inputs: { sigma: 'noise_labels' }, labels: { input: 'class_labels' } },
    ],
    [
      'classes in a row',
      { inputs: [x, whole, image('class_labels', 'N', 10)], outputs: [out] },
      { labels: { input: 'class_labels', encoding: 'one-hot', type: 'float32', count: 10, label: 0 } },
    ],
  ])('%s', (_, model, borders) => {
    expect(guessBorders(model)).toMatchObject(borders);
  });

  test('the number of classes has to be told', () => {
    const model = { inputs: [x, whole, { name: 'y', type: 'int64', dims: ['N'] }], outputs: [out] };
    expect(() => guessBorders(model)).toThrow('takes a class, y, and does not say how many there are');
    expect(guessBorders(model, { classes: 7 }).labels).toMatchObject({ encoding: 'index', count: 7 });
    const row = { inputs: [x, image('y', 'N', 'classes')], outputs: [out] };
    expect(guessBorders(row, { classes: 7 }).labels).toMatchObject({ encoding: 'one-hot', count: 7 });
    expect([model, row, { inputs: [x, image('y', 'N', 10)], outputs: [] }].map(needsClasses)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each<[string, ModelFacts]>([
    [
      'takes text (float32 [N, 77, 768])',
      { inputs: [x, whole, image('text', 'N', 77, 768)], outputs: [out] },
    ],
    ['must have one image as its input', { inputs: [x, image('low', ...any(3))], outputs: [out] }],
    [
      'must have one image as its output, float32 of four axes; it has none',
      { inputs: [x], outputs: [image('p', 'N', 10)] },
    ],
    ['takes images of 3 channels and answers with 5', { inputs: [x], outputs: [image('out', ...any(5))] }],
    [
      'takes 2 images at once, no more and no less: x is [2, 3, 16, 16]',
      { inputs: [image('x', 2, 3, 16, 16)], outputs: [image('out', 2, 3, 16, 16)] },
    ],
    ['does not say how many channels x has', { inputs: [image('x', 'N', 'C', 'H', 'W')], outputs: [out] }],
  ])('what it cannot tell is refused: %s', (message, model) => {
    expect(() => guessBorders(model)).toThrow(message);
  });
});
