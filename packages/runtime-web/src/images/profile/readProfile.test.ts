import { expect, test } from 'vitest';
import { lightToSrgb, srgbToLight } from './profile.ts';
import { readProfile } from './readProfile.ts';
import { toSrgb } from './toSrgb.ts';

type Tag = readonly [name: string, data: Uint8Array];
const fixed = (...values: number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setInt32(4 * i, Math.round(65536 * value)));
  return new Uint8Array(view.buffer);
};
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const xyz = (...values: number[]): Uint8Array => Uint8Array.of(...latin('XYZ \0\0\0\0'), ...fixed(...values));
const power = (gamma: number): Uint8Array => Uint8Array.of(...latin('curv\0\0\0\0'), 0, 0, 0, 1, gamma, 0);
const formula = (type: number, ...values: number[]): Uint8Array =>
  Uint8Array.of(...latin('para\0\0\0\0'), 0, type, 0, 0, ...fixed(...values));

/** An ICC profile of these tags. */
function profile(tags: readonly Tag[], space = 'RGB ', connection = 'XYZ '): Uint8Array {
  const head = new Uint8Array(132 + 12 * tags.length);
  const view = new DataView(head.buffer);
  head.set(latin(space + connection), 16);
  view.setUint32(128, tags.length);
  let at = head.length;
  tags.forEach(([name, data], i) => {
    head.set(latin(name), 132 + 12 * i);
    view.setUint32(136 + 12 * i, at);
    at += data.length;
  });
  return Uint8Array.of(...head, ...tags.flatMap(([, data]) => [...data]));
}
const curves = (curve: Uint8Array): Tag[] => ['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const);
/** The colorants of sRGB and of Adobe RGB (1998), adapted to D50. */
const srgb: Tag[] = [
  ['rXYZ', xyz(0.4361, 0.2225, 0.0139)],
  ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
  ['bXYZ', xyz(0.1431, 0.0606, 0.7141)],
];
const adobe: Tag[] = [
  ['rXYZ', xyz(0.6097, 0.3111, 0.0195)],
  ['gXYZ', xyz(0.2053, 0.6257, 0.0609)],
  ['bXYZ', xyz(0.1492, 0.0632, 0.7446)],
];
const srgbFormula = formula(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);

function converted(bytes: Uint8Array, codes: readonly number[]): number[] {
  const read = readProfile(bytes);
  if (read === 'unknown') throw new Error('the profile was not read');
  const data = Uint16Array.of(...codes, 1234);
  toSrgb({ width: 1, height: 1, data }, read);
  expect(data[3]).toBe(1234); // alpha
  return [...data.subarray(0, 3)];
}

test('a profile that is sRGB changes nothing', () => {
  expect(converted(profile([...srgb, ...curves(srgbFormula)]), [1, 30_000, 65_535])).toEqual([
    1, 30_000, 65_535,
  ]);
});

test('a profile with the primaries of sRGB and another curve changes the curve', () => {
  const codes = [3000, 30_000, 60_000];
  const light = converted(profile([...srgb, ...curves(power(2))]), codes).map((code) =>
    srgbToLight(code / 65535),
  );
  // The colorants have 4 digits: 5e-5, times up to 5.3 in a row of the matrix to sRGB, three times.
  light.forEach((value, i) => expect(Math.abs(value - (codes[i]! / 65535) ** 2)).toBeLessThan(8e-4));
});

test('Adobe RGB is taken to sRGB: grey stays grey, and colours move apart', () => {
  const bytes = profile([...adobe, ...curves(formula(0, 563 / 256))]);
  const [r, g, b] = converted(bytes, [40_000, 40_000, 40_000]);
  const expected = lightToSrgb((40_000 / 65535) ** (563 / 256));
  for (const code of [r, g, b]) expect(Math.abs(code! / 65535 - expected)).toBeLessThan(1e-3);
  // In linear light red' = 1.39836 red − 0.39836 green (Adobe RGB to sRGB, both D65).
  const light = (code: number): number => (code / 65535) ** (563 / 256);
  const [red] = converted(bytes, [40_000, 20_000, 20_000]);
  expect(
    Math.abs(srgbToLight(red! / 65535) - (1.39836 * light(40_000) - 0.39836 * light(20_000))),
  ).toBeLessThan(1e-3);
});

test('a curve may be a table, of which values between are interpolated', () => {
  const table = Uint8Array.of(...latin('curv\0\0\0\0'), 0, 0, 0, 3, 0, 0, 0x40, 0, 0xff, 0xff);
  const grey = readProfile(profile([['kTRC', table]], 'GRAY'));
  if (grey === 'unknown') throw new Error('the profile was not read');
  const [curve] = grey.curves;
  expect([0, 0.25, 0.5, 1].map(curve)).toEqual([0, 0x2000 / 65535, 0x4000 / 65535, 1]);
});

test.each([
  [
    1,
    [2, 0.5, 0.25],
    [
      [0, 0.0625],
      [0.5, 0.25],
    ],
  ],
  [
    1,
    [2, 1, -0.5],
    [
      [0.25, 0],
      [1, 0.25],
    ],
  ],
  [
    2,
    [2, 1, -0.5, 0.125],
    [
      [0.25, 0.125],
      [1, 0.375],
    ],
  ],
  [
    3,
    [2, 1, 0, 0.25, 0.5],
    [
      [0.25, 0.0625],
      [0.75, 0.5625],
    ],
  ],
  [
    4,
    [2, 1, 0, 0.25, 0.5, 0.125, 0.0625],
    [
      [0.25, 0.125],
      [0.75, 0.6875],
    ],
  ],
] as const)('formula %i of the standard gives its values', (type, numbers, values) => {
  const read = readProfile(profile([['kTRC', formula(type, ...numbers)]], 'GRAY'));
  if (read === 'unknown') throw new Error('the profile was not read');
  for (const [code, light] of values) expect(read.curves[0](code)).toBe(light);
});

test('a profile of tables, for print, or cut short is unknown', () => {
  expect(readProfile(profile([['A2B0', new Uint8Array(40)]], 'RGB ', 'Lab '))).toBe('unknown');
  expect(readProfile(profile([], 'CMYK'))).toBe('unknown');
  expect(readProfile(profile([...srgb, ...curves(srgbFormula)]).subarray(0, 300))).toBe('unknown');
  expect(readProfile(new Uint8Array(3))).toBe('unknown');
});
