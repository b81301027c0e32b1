import { expect, test } from 'vitest';
import { ddpmAlphaBars } from './alphaBars.ts';
import { sigmaOf } from './conversions.ts';
import { sigmaAt, timestepOf } from './timesteps.ts';

const alphaBars = ddpmAlphaBars();

test('the nearest timesteps of DDPM are those of the literature', () => {
  for (const [sigma, t] of [
    [0.05, 11],
    [0.1, 26],
    [0.2, 57],
    [1, 258],
  ] as const) {
    expect(Math.round(timestepOf(sigma, alphaBars))).toBe(t);
  }
});

test('at the entries of the table the conversions are exact, ends included', () => {
  for (const t of [0, 1, 500, 998, 999]) {
    const sigma = sigmaOf(alphaBars[t]!);
    expect(timestepOf(sigma, alphaBars)).toBe(t);
    expect(sigmaAt(t, alphaBars)).toBe(sigma);
  }
});

test('half way between two entries is the geometric mean of their levels', () => {
  const sigma = Math.sqrt(sigmaOf(alphaBars[257]!) * sigmaOf(alphaBars[258]!));
  expect(timestepOf(sigma, alphaBars)).toBeCloseTo(257.5, 10);
  expect(sigmaAt(257.5, alphaBars)).toBeCloseTo(sigma, 12);
});

test('the conversions undo each other between the entries', () => {
  for (const t of [0.25, 3.75, 420.1, 998.9])
    expect(timestepOf(sigmaAt(t, alphaBars), alphaBars)).toBeCloseTo(t, 8);
});

test('a level that the network was not trained on is refused', () => {
  expect(() => timestepOf(0.005, alphaBars)).toThrow(
    /timestepOf: sigma must be from 0.010.* to 157.4.*, got 0.005/,
  );
  expect(() => timestepOf(200, alphaBars)).toThrow('got 200');
  expect(() => timestepOf(NaN, alphaBars)).toThrow('got NaN');
  expect(() => sigmaAt(-1, alphaBars)).toThrow('sigmaAt: t must be from 0 to 999, got -1');
  expect(() => sigmaAt(999.5, alphaBars)).toThrow('got 999.5');
});
