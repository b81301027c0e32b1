import { depthOf, type Image, maxCode } from '@tweedie/core';
import { lightToSrgb, type Profile, srgbToLight } from './profile.ts';

/** Takes codes from a profile to sRGB, in place. Colours outside of sRGB go to its border, channel by channel. */
export function toSrgb(image: Image, profile: Profile): void {
  if (isSrgb(profile)) return;
  const { data } = image;
  const max = maxCode(depthOf(image));
  const [r, g, b] = profile.curves.map((curve) =>
    Float64Array.from({ length: max + 1 }, (_, code) => curve(code / max)),
  );
  const m = profile.matrix;
  const encode = (light: number): number => Math.round(max * lightToSrgb(Math.min(1, Math.max(0, light))));
  for (let i = 0; i < data.length; i += 4) {
    const [x, y, z] = [r![data[i]!]!, g![data[i + 1]!]!, b![data[i + 2]!]!];
    for (let c = 0; c < 3; c++) data[i + c] = encode(m[3 * c]! * x + m[3 * c + 1]! * y + m[3 * c + 2]! * z);
  }
}

/** Whether a profile differs from sRGB by no more than the roundings in profiles do: a few thousandths. */
function isSrgb({ curves, matrix }: Profile): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.003;
  const codes = Array.from({ length: 65 }, (_, i) => i / 64);
  return (
    matrix.every((value, i) => near(value, i % 4 === 0 ? 1 : 0)) &&
    curves.every((curve) => codes.every((code) => near(curve(code), srgbToLight(code))))
  );
}
