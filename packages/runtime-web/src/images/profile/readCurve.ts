import type { Curve } from './profile.ts';

/** Reads a curve of a profile: a power, a table or one of five formulas. ICC.1:2022, 10.6 and 10.18. */
export function readCurve(view: DataView, at: number): Curve {
  const type = view.getUint32(at);
  if (type === 0x63757276) return curve(view, at); // 'curv'
  if (type === 0x70617261) return formula(view, at); // 'para'
  throw new Error('the curve is of a kind that is not known');
}

function curve(view: DataView, at: number): Curve {
  const count = view.getUint32(at + 8);
  if (count === 0) return (x) => x;
  if (count === 1) {
    const gamma = view.getUint16(at + 12) / 256;
    return (x) => x ** gamma;
  }
  const table = Float64Array.from({ length: count }, (_, i) => view.getUint16(at + 12 + 2 * i) / 65535);
  return (x) => {
    const place = x * (count - 1);
    const below = Math.min(Math.floor(place), count - 2);
    return table[below]! + (place - below) * (table[below + 1]! - table[below]!);
  };
}

/** In the letters of the standard: a power of a·x + b above d, and a line below it. */
function formula(view: DataView, at: number): Curve {
  const type = view.getUint16(at + 8);
  const number = (i: number): number => view.getInt32(at + 12 + 4 * i) / 65536;
  const g = number(0);
  if (type === 0) return (x) => x ** g;
  const [a, b] = [number(1), number(2)];
  if (type === 1) return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
  const c = number(3);
  if (type === 2) return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
  const d = number(4);
  if (type === 3) return (x) => (x >= d ? (a * x + b) ** g : c * x);
  if (type !== 4) throw new Error('the formula is not known');
  const [e, f] = [number(5), number(6)];
  return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
}
