import type { Curve, Profile } from './profile.ts';
import { readCurve } from './readCurve.ts';

/**
 * XYZ under D50, in which profiles speak, to linear sRGB: the inverse of the colorants of sRGB adapted to D50 by Bradford
 * (ICC.1:2022, annex E; IEC 61966-2-1).
 */
const fromXyz = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/**
 * Reads an ICC profile of curves and a matrix, or of one curve for grey. `'unknown'` for one of tables, or one that is
 * damaged. ICC.1:2022, clauses 7 to 10.
 */
export function readProfile(bytes: Uint8Array): Profile | 'unknown' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const space = textAt(view, 16);
    if (textAt(view, 20) !== 'XYZ ') return 'unknown';
    if (space === 'GRAY') {
      const curve = curveOf(view, 'kTRC');
      return { curves: [curve, curve, curve], matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
    }
    if (space !== 'RGB ') return 'unknown';
    const colorants = ['rXYZ', 'gXYZ', 'bXYZ'].map((tag) => xyzOf(view, tag));
    return {
      curves: [curveOf(view, 'rTRC'), curveOf(view, 'gTRC'), curveOf(view, 'bTRC')],
      matrix: fromXyz.flatMap((row) =>
        colorants.map((xyz) => row.reduce((sum, m, i) => sum + m * xyz[i]!, 0)),
      ),
    };
  } catch {
    return 'unknown';
  }
}

function curveOf(view: DataView, tag: string): Curve {
  return readCurve(view, placeOf(view, tag));
}

/** Three numbers of 16 bits before the point and 16 behind it. */
function xyzOf(view: DataView, tag: string): number[] {
  const at = placeOf(view, tag);
  return [8, 12, 16].map((offset) => view.getInt32(at + offset) / 65536);
}

function placeOf(view: DataView, tag: string): number {
  const count = view.getUint32(128);
  for (let i = 0; i < count; i++) {
    const entry = 132 + 12 * i;
    if (textAt(view, entry) === tag) return view.getUint32(entry + 4);
  }
  throw new Error(`the profile has no ${tag}`);
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
