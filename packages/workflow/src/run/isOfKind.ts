import { isTensor, type PortKind } from '@tweedie/core';

type Check = (value: Record<string, unknown>) => boolean;

const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');

/** What has to be there. Values come from plugins, and from files. */
const checks = {
  image: ({ tensor, alpha }) => isTensor(tensor) && (alpha === undefined || alpha instanceof Float32Array),
  mask: isTensor,
  samples: isTensor,
  table: ({ columns, rows }) =>
    Array.isArray(columns) && columns.every(hasText('name')) && Array.isArray(rows) && rows.every(isRow),
  chart: ({ title, x, series }) =>
    typeof title === 'string' && isCurve(x) && Array.isArray(series) && series.every(isCurve),
  operator: ({ create, inputShapeOf }) => typeof create === 'function' && typeof inputShapeOf === 'function',
  noise: ({ sample, gradient }) => typeof sample === 'function' && typeof gradient === 'function',
  measurement: ({ y, operator, noise }) => isTensor(y) && isObject(operator) && isObject(noise),
  prior: ({ denoise, shape }) => typeof denoise === 'function' && isObject(shape),
} satisfies Record<Exclude<PortKind, 'number' | 'text'>, Check>;

/** Whether a value is what ports of a kind hold. */
export function isOfKind(kind: PortKind, value: unknown): boolean {
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'text') return typeof value === 'string';
  return isObject(value) && checks[kind](value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function hasText(field: string): (value: unknown) => boolean {
  return (value) => isObject(value) && typeof value[field] === 'string';
}

function isRow(row: unknown): boolean {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'number' || typeof cell === 'string');
}

function isCurve(curve: unknown): boolean {
  return isObject(curve) && typeof curve.title === 'string' && isNumbers(curve.values);
}
