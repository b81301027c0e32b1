import { expect, test } from 'vitest';
import { z } from 'zod';
import { TweedieError } from '../errors.ts';
import { zeros } from '../tensor/tensor.ts';
import { param } from './param.ts';
import { parseParameters } from './parse.ts';

const isOdd = (value: number): boolean => value % 2 === 1;

const schema = z.strictObject({
  sigma: param.number({ title: 'Sigma', above: 0, max: 20, default: 3 }),
  steps: param.integer({ title: 'Steps', min: 1, default: 60 }),
  size: z.number().refine(isOdd, 'must be odd').default(3),
  exact: param.boolean({ title: 'Exact', default: false }),
  boundary: param.choice(['reflect', 'zero', 'circular'], { title: 'Boundary', default: 'reflect' }),
  mask: param.image({ title: 'Mask' }).optional(),
  weight: z
    .union([z.enum(['const', 'sqrt']), z.custom((f) => typeof f === 'function', 'must be a function')])
    .optional(),
  corner: z.tuple([z.number(), z.number()]).optional(),
  label: z.string().min(1).optional(),
  even: z.number().multipleOf(2).optional(),
  below: z.number().lt(1).optional(),
  inner: z.strictObject({ a: z.number() }).optional(),
  address: z.url().optional(),
  source: z.union([z.string(), z.object({ file: z.string() })]).optional(),
  named: z.record(z.string().regex(/^[a-z]+$/, 'must be small letters'), z.number()).optional(),
});

const defaults = { sigma: 3, steps: 60, size: 3, exact: false, boundary: 'reflect' };

test('defaults complete what is given', () => {
  expect(parseParameters('blur', schema, { sigma: 1 })).toEqual({ ...defaults, sigma: 1 });
  expect(parseParameters('blur', schema, undefined)).toEqual(defaults);
});

const names = Object.keys(schema.shape).join(', ');

test.each([
  [{ sigma: 0 }, 'blur: sigma must be greater than 0, got 0'],
  [{ sigma: 21 }, 'blur: sigma must be at most 20, got 21'],
  [{ sigma: NaN }, 'blur: sigma must be a finite number, got NaN'],
  [{ sigma: Infinity }, 'blur: sigma must be a finite number, got Infinity'],
  [{ sigma: '3' }, 'blur: sigma must be a number, got "3"'],
  [{ sigma: null }, 'blur: sigma must be a number, got null'],
  [{ steps: 0 }, 'blur: steps must be at least 1, got 0'],
  [{ steps: 2.5 }, 'blur: steps must be a whole number, got 2.5'],
  [{ size: 4 }, 'blur: size must be odd, got 4'],
  [{ exact: 'yes' }, 'blur: exact must be a boolean, got "yes"'],
  [{ boundary: 'mirror' }, 'blur: boundary must be "reflect" or "zero" or "circular", got "mirror"'],
  [{ mask: 'mask.png' }, 'blur: mask must be an image, got "mask.png"'],
  [{ mask: { shape: [2], data: [0, 0] } }, 'blur: mask must be an image, got an object'],
  [{ weight: 'cubic' }, 'blur: weight must be "const" or "sqrt", or must be a function, got "cubic"'],
  [{ weight: zeros([1, 2]) }, 'got a tensor of shape [1,2]'],
  [{ corner: [1] }, 'blur: corner must have at least 2 items, got [1]'],
  [{ corner: [1, 2, 3] }, 'blur: corner must have at most 2 items, got [1, 2, 3]'],
  [{ corner: [1, () => 2] }, 'blur: corner.1 must be a number, got a function'],
  [{ label: '' }, 'blur: label must have at least 1 character, got ""'],
  [{ even: 3 }, 'blur: even must be a multiple of 2, got 3'],
  [{ below: 1 }, 'blur: below must be less than 1, got 1'],
  [{ inner: {} }, 'blur: inner.a must be a number, got nothing'],
  [{ inner: { a: 1, b: 2 } }, 'blur: there is no option "inner.b"'],
  [{ inner: 1 }, 'blur: inner must be an object, got 1'],
  [{ address: 'here' }, 'blur: address is wrong (Invalid URL), got "here"'],
  [{ named: [1] }, 'blur: named must be an object, got [1]'],
  [{ corner: 'left' }, 'blur: corner must be an array, got "left"'],
  [{ source: { file: 1 } }, 'blur: source must be a string, or file must be a string, got an object'],
  [{ named: { A: 1 } }, 'blur: named.A must be small letters, got "A"'],
  [{ sigma: 'x'.repeat(1e6) }, `blur: sigma must be a number, got "${'x'.repeat(100)}…"`],
  [{ named: { ['x'.repeat(1e6)]: '' } }, `blur: named.${'x'.repeat(100)}… must be a number, got ""`],
  [{ ['x'.repeat(1e6)]: 1 }, `blur: there is no option "${'x'.repeat(100)}…"`],
  [{ corner: [1, 2, [3]] }, 'blur: corner must have at most 2 items, got [1, 2, an array]'],
  [{ corner: new Array(1e6).fill(0) }, 'got [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, …]'],
  [{ sigm: 3 }, `blur: there is no option "sigm"; there are ${names}`],
  ['blur', 'blur: options must be an object, got "blur"'],
])('%o is refused with a sentence', (input, expected) => {
  expect(() => parseParameters('blur', schema, input)).toThrow(expected);
});

test('a part without options says so', () => {
  expect(() => parseParameters('identity', z.strictObject({}), { sigma: 3 })).toThrow(
    'identity: there is no option "sigma"; there is none',
  );
});

test('the error has a code, and the issues of the schema among its facts', () => {
  try {
    parseParameters('blur', schema, { sigma: 0, steps: 0 });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(TweedieError);
    expect(error).toMatchObject({
      code: 'bad-parameter',
      facts: { issues: [{ path: ['sigma'] }, { path: ['steps'] }] },
    });
  }
});
