import type { ParameterDescription } from '@tweedie/core';
import { strings } from '../strings/canvas.ts';

/** A number that was typed, or the sentence why it cannot be taken. */
export type Typed = { readonly value: number } | { readonly why: string };

/** Reads what somebody typed for a parameter: "0.05", "1e-3", "5,5", and "6.4/255" for fractions. */
export function readNumber(text: string, description: ParameterDescription): Typed {
  const value = parse(text);
  if (value === undefined) return { why: strings.notANumber(text) };
  const why = explainNumber(value, description);
  return why === undefined ? { value } : { why };
}

/** Why a number is not fit for a parameter; `undefined` where it is. */
export function explainNumber(
  value: number,
  { title, kind, min, minExcluded, max }: ParameterDescription,
): string | undefined {
  if (kind === 'integer' && !Number.isInteger(value)) return strings.notWhole(title, value);
  if (min !== undefined && minExcluded && value <= min) return strings.notAbove(title, min, value);
  if (min !== undefined && value < min) return strings.below(title, min, value);
  if (max !== undefined && value > max) return strings.above(title, max, value);
  return undefined;
}

function parse(text: string): number | undefined {
  const parts = text.trim().replaceAll('−', '-').replaceAll(',', '.').split('/');
  if (parts.length > 2 || parts.some((part) => part.trim() === '')) return undefined;
  const [above, below = 1] = parts.map(Number) as [number, number?];
  const value = above / below;
  return Number.isFinite(value) ? value : undefined;
}
